// "My profile": what is kept in this browser, to download, to go back to, or to erase. No Python.
import {button, element} from './elements.js';
import {translator} from './i18n.js';
import {isProfile} from './shapes.js';
import {download, forgetsInTime, MOST} from './store.js';

/** The name, or else the title: by one of them somebody knows a version again. */
function nameOf(text) {
  if (!isProfile(text)) return null;
  const {name, label} = JSON.parse(text).basics ?? {};
  const said = [name, label].filter((one) => typeof one === 'string' && one.trim());
  return said.length ? said[0].trim() : '';
}

const LONG = {dateStyle: 'long', timeStyle: 'short'};

export class ProfileBar {
  constructor(bar, store) {
    this.lang = bar.dataset.bcvLang;
    this.say = translator(this.lang);
    this.store = store;
    this.state = element('p', {class: 'bcv-profile-state'});
    this.told = element('p', {class: 'bcv-profile-told', role: 'status'});
    this.actions = element('p', {class: 'bcv-profile-actions'});
    this.warning = element('p', {class: 'bcv-profile-warning'});
    this.summary = element('summary', {});
    this.list = element('ul', {});
    this.copies = element('details', {class: 'bcv-profile-copies', hidden: ''}, this.summary, this.list);
    const title = element('p', {class: 'bcv-profile-title'}, this.say('profile'));
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', this.say('profile'));
    bar.replaceChildren(title, this.state, this.actions, this.warning, this.told, this.copies);
    store.addEventListener('change', () => this.refresh());
    this.refresh();
  }

  async refresh() {
    const {text, saved, copies} = await this.store.load();
    this.text = text;
    this.state.replaceChildren(this.describe(text, saved, copies.length));
    this.listCopies(copies);
    const asking = this.actions.contains(this.no);
    if (text === null && !copies.length) this.actions.replaceChildren();
    else if (!asking) this.offer();
    const forgets = text !== null && this.store.persistent && (await forgetsInTime());
    this.warning.textContent = forgets ? this.say('forgets') : '';
  }

  describe(text, saved, copies) {
    if (text === null && !this.store.persistent) return this.say('notKept');
    if (text === null && copies) return this.say('nobodyNow');
    if (text === null) return this.say('nobody');
    const name = nameOf(text);
    if (name === null) return this.say('unreadable');
    const whose = name ? this.say('of', {name}) : this.say('unnamed');
    return `${whose} ${this.kept(saved)}`;
  }

  kept(saved) {
    if (!this.store.persistent) return this.say('held');
    if (!saved) return this.say('saved');
    return this.say('savedAt', {date: saved.toLocaleString(this.lang, LONG)});
  }

  offer() {
    this.eraser = button(this.say('erase'), () => this.ask(), {class: 'bcv-button bcv-erase'});
    const taken = button(this.say('download'), () => this.take(), {class: 'bcv-button bcv-download'});
    const all = button(this.say('eraseAll'), () => this.eraseAll(), {class: 'bcv-button bcv-erase-all'});
    this.actions.replaceChildren(...(this.text === null ? [all] : [taken, this.eraser]));
  }

  async take() {
    const text = await this.store.wanted();
    this.store.taken = text;
    if (text) download(text);
  }

  ask() {
    this.no = button(this.say('eraseNo'), () => {
      this.offer();
      this.eraser.focus();
    });
    this.actions.replaceChildren(
      element('span', {class: 'bcv-ask'}, this.say('eraseAsk')),
      button(this.say('eraseYes'), () => this.erase(), {class: 'bcv-button bcv-erase-yes'}),
      button(this.say('eraseAll'), () => this.eraseAll(), {class: 'bcv-button bcv-erase-all'}),
      this.no,
    );
    this.no.focus();
  }

  /* What becomes of it is said of what was done, and not before. */

  erase() {
    this.offer();
    return this.tell(this.store.save(null, null, 'erase', {why: 'erased'}), 'erased', 'notErased');
  }

  eraseAll() {
    this.offer();
    return this.tell(this.store.eraseAll(), 'erasedAll', 'notErased');
  }

  /* -- Earlier versions ----------------------------------------------------------------- */

  listCopies(copies) {
    this.copies.hidden = !copies.length;
    this.summary.textContent = this.say('copies', {count: copies.length, most: MOST});
    this.list.replaceChildren(...copies.map((copy) => this.line(copy)));
  }

  line(copy) {
    const {at, why, text} = copy;
    const date = at ? at.toLocaleString(this.lang, LONG) : this.say('undated');
    const name = nameOf(text);
    const said = this.say('copy', {date, why: this.say(`why_${why}`)});
    const whose = name === null ? '' : name ? this.say('of', {name}) : this.say('unnamed');
    const take = button(this.say('download'), () => download(text, fileName(at)), {
      'aria-label': this.say('copyDownload', {date}),
    });
    const back = button(this.say('restore'), () => this.restore(copy, date), {
      'aria-label': this.say('copyRestore', {date}),
    });
    // What cannot be read can be taken along, but no form could go on with it.
    const actions = element('span', {class: 'bcv-profile-actions'}, take, ...(name === null || why === 'unreadable' ? [] : [back]));
    return element('li', {}, element('span', {}, `${said} ${whose}`), actions);
  }

  restore(copy, date) {
    const restored = this.store.restore(copy);
    if (this.text === null) return this.tell(restored, 'restoredAlone', 'notRestored', {date});
    return this.tell(restored, 'restored', 'notRestored', {date});
  }

  async tell(done, well, badly, values = {}) {
    const said = await done.then(
      () => well,
      (error) => {
        console.debug(error);
        return badly;
      },
    );
    this.told.textContent = this.say(said, values);
    this.told.tabIndex = -1;
    this.told.focus();
  }
}

/** Dated, so that it is not taken for the profile of today. */
function fileName(at) {
  const day = at ? [at.getFullYear(), at.getMonth() + 1, at.getDate()] : [];
  return ['profile', ...day.map((part) => String(part).padStart(2, '0'))].join('-') + '.json';
}
