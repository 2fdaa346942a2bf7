// "My profile": what is kept in this browser, to download or to erase. No Python.
import {button, element} from './elements.js';
import {translator} from './i18n.js';
import {download} from './store.js';

function nameOf(text) {
  try {
    return String(JSON.parse(text)?.basics?.name ?? '').trim();
  } catch {
    return null;
  }
}

export class ProfileBar {
  constructor(bar, store) {
    this.lang = bar.dataset.bcvLang;
    this.say = translator(this.lang);
    this.store = store;
    this.state = element('p', {class: 'bcv-profile-state'});
    this.told = element('p', {class: 'bcv-profile-told', role: 'status'});
    this.actions = element('p', {class: 'bcv-profile-actions'});
    const title = element('p', {class: 'bcv-profile-title'}, this.say('profile'));
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', this.say('profile'));
    bar.replaceChildren(title, this.state, this.actions, this.told);
    store.addEventListener('change', () => this.refresh());
    this.refresh();
  }

  async refresh() {
    const {text, saved, backup} = await this.store.load();
    this.backup = backup;
    this.state.replaceChildren(this.describe(text, saved));
    const asking = this.actions.contains(this.no);
    if (text === null) this.actions.replaceChildren();
    else if (!asking) this.offer();
  }

  describe(text, saved) {
    if (text === null) return this.store.persistent ? this.say('nobody') : this.say('notKept');
    const name = nameOf(text);
    if (name === null) return this.say('unreadable');
    const whose = name ? this.say('of', {name}) : this.say('unnamed');
    return `${whose} ${this.kept(saved)}`;
  }

  kept(saved) {
    if (!this.store.persistent) return this.say('held');
    if (!saved) return this.say('saved');
    const date = saved.toLocaleString(this.lang, {dateStyle: 'long', timeStyle: 'short'});
    return this.say('savedAt', {date});
  }

  offer() {
    this.eraser = button(this.say('erase'), () => this.ask(), {class: 'bcv-button bcv-erase'});
    this.actions.replaceChildren(
      button(this.say('download'), async () => download((await this.store.load()).text), {
        class: 'bcv-button bcv-download',
      }),
      ...(this.backup === null ? [] : [button(this.say('older'), () => download(this.backup))]),
      this.eraser,
    );
  }

  ask() {
    this.no = button(this.say('eraseNo'), () => {
      this.offer();
      this.eraser.focus();
    });
    const yes = button(this.say('eraseYes'), () => this.erase(), {class: 'bcv-button bcv-erase-yes'});
    this.actions.replaceChildren(element('span', {class: 'bcv-ask'}, this.say('eraseAsk')), yes, this.no);
    this.no.focus();
  }

  async erase() {
    this.offer();
    await this.store.save(null, null, 'erase');
    this.told.textContent = this.say('erased');
    this.told.tabIndex = -1;
    this.told.focus();
  }
}
