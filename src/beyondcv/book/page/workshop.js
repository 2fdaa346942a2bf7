// One workshop of a page: from its button to a live form.
import {ASSETS, loadDrawing, Outdated, prepareDrawing, startWorker} from './assets.js';
import {button, element} from './elements.js';
import {translator} from './i18n.js';
import {keepForLater} from './offline.js';
import {Progress} from './progress.js';
import {Conflict} from './store.js';

export class Workshop {
  constructor(section, store) {
    this.section = section;
    this.store = store;
    this.lang = section.dataset.bcvLang;
    this.say = translator(this.lang);
    this.begin = section.querySelector('button.bcv-start');
    this.form = section.querySelector('.bcv-form');
    // It gets the focus when it is there; without a name, all of it would be read out.
    this.form.setAttribute('role', 'group');
    this.form.setAttribute('aria-labelledby', section.getAttribute('aria-labelledby'));
    this.outline = section.querySelector('.bcv-workshop-outline');
    this.notes = element('div', {class: 'bcv-notes', role: 'alert'});
    this.form.before(this.notes);
    this.progress = new Progress(section.querySelector('.bcv-progress'), this.lang, () => this.halt());
    this.begin.hidden = false;
    this.begin.addEventListener('click', () => this.start());
    for (const event of ['pointerenter', 'focus']) {
      this.begin.addEventListener(event, prepareDrawing, {once: true});
    }
    store.addEventListener('change', ({detail}) => this.changed(detail.from));
    if (!store.persistent) this.note(this.say('notKept'), 'not-kept');
  }

  async start() {
    if (this.attempt) return;
    const attempt = (this.attempt = {});
    this.begin.setAttribute('aria-disabled', 'true');
    this.clearNotes('failed', 'changed', 'outdated');
    this.progress.begin();
    performance.mark('bcv-start');
    const tell = (trouble) => {
      if (this.attempt === attempt) this.progress.measure(this.progress.meter.value, trouble);
    };
    const made = (worker) => {
      if (this.attempt === attempt) this.worker = worker;
      else worker.terminate();
    };
    const told = (message) => {
      if (this.attempt === attempt) this.told(message);
    };
    try {
      const [worker, {PageManager}, {text, revision}] = await Promise.all([
        startWorker(tell, made, told),
        loadDrawing(tell),
        this.store.load(),
      ]);
      if (this.attempt !== attempt) return;
      this.revision = revision;
      this.text = text;
      this.manager = new PageManager((message, transfer) => this.worker?.postMessage(message, transfer));
      worker.postMessage({kind: 'start', unit: this.section.dataset.bcvUnit, lang: this.lang, profile: text});
    } catch (error) {
      if (this.attempt !== attempt) return;
      if (error instanceof Outdated) this.outdated(String(error));
      else this.failed('', String(error));
    }
  }

  /** What the worker says. */
  told(message) {
    const {kind} = message;
    if (kind === 'comm') this.manager.receive(message.text, message.buffers).catch((error) => this.trouble('', String(error)));
    else if (kind === 'idle') this.manager.idle(message.msgId);
    else if (kind === 'save') this.keep(message.text);
    else if (kind === 'aside') this.aside = true;
    else if (kind === 'form') this.show(message.id, message.how);
    else if (kind === 'step') this.progress.step(message.step);
    else if (kind === 'received') this.progress.measure(message.bytes, message.trouble);
    else if (kind === 'outdated') this.outdated(message.trace);
    else if (kind === 'fail' && this.alive) this.trouble(message.said, message.trace);
    else if (kind === 'fail') this.failed(message.said, message.trace);
  }

  async show(id, how) {
    try {
      this.form.replaceChildren();
      await this.manager.show(id, this.form);
    } catch (error) {
      this.failed('', String(error));
      return;
    }
    this.alive = true;
    performance.measure('bcv-alive', 'bcv-start');
    this.section.dataset.bcvState = 'alive';
    this.section.dataset.bcvHow = how;
    this.outline.hidden = true;
    this.begin.hidden = true;
    this.progress.end(this.say('ready'));
    // The button that had the focus is gone: the keyboard goes on in the form. Not
    // after minutes: whoever reads on meanwhile must not be torn away.
    this.form.tabIndex = -1;
    if (this.progress.soon) this.form.focus({preventScroll: true});
    keepForLater(ASSETS);
  }

  /** Whoever has changed their mind gets the button back; what has arrived is kept. */
  halt() {
    this.stop();
    this.progress.end(this.say('halted'));
  }

  /** Save in order, skipping versions that a newer one has overtaken. */
  keep(text) {
    this.text = text || null;
    this.unsaved = true;
    this.saving ??= this.saveAll().finally(() => (this.saving = null));
  }

  async saveAll() {
    while (this.unsaved && !this.paused) {
      this.unsaved = false;
      try {
        this.revision = await this.store.save(this.text, this.revision, this, this.aside);
        this.aside = false;
        this.clearNotes('not-saved');
      } catch (error) {
        if (error instanceof Conflict) this.changed('tab');
        else this.note(this.say('notSaved'), 'not-saved', error);
      }
    }
  }

  /** The stored profile changed, and not through this form. */
  changed(from) {
    if (!this.alive || from === this) return;
    if (from === 'erase') {
      this.stop();
      this.clearNotes('changed', 'not-saved');
      return;
    }
    this.paused = true;
    this.note(this.say('changedElsewhere'), 'changed', null, [
      button(this.say('takeOther'), () => {
        this.stop();
        this.start();
      }),
      button(this.say('keepMine'), async () => {
        this.clearNotes('changed');
        this.paused = false;
        this.revision = (await this.store.load()).revision;
        this.keep(this.text);
      }),
    ]);
  }

  trouble(said, trace) {
    this.note(said || this.say('trouble'), 'trouble', trace, [], this.say('troubleNext'));
  }

  failed(said, trace) {
    this.stop();
    this.note(
      said || (navigator.onLine ? this.say('failed') : this.say('offline')),
      'failed',
      trace,
      [
        button(this.say('retry'), () => this.start(), {class: 'bcv-button bcv-retry'}),
        button(this.say('print'), () => print()),
      ],
      this.say('failedNext'),
    );
  }

  /** The site was built anew since this page was opened: what it needs is no longer there. */
  outdated(trace) {
    if (!this.alive) this.stop();
    this.note(this.say('outdated'), 'outdated', trace, [
      button(this.say('reload'), () => location.reload(), {class: 'bcv-button bcv-reload'}),
    ]);
  }

  /** Back to the placeholder. */
  stop() {
    this.worker?.terminate();
    this.worker = this.manager = this.attempt = null;
    this.alive = this.paused = this.unsaved = this.aside = false;
    delete this.section.dataset.bcvState;
    this.form.replaceChildren();
    this.outline.hidden = false;
    this.begin.hidden = false;
    this.begin.removeAttribute('aria-disabled');
    if (this.progress.box.contains(document.activeElement)) this.begin.focus();
    this.progress.end();
  }

  note(text, kind, trace = null, actions = [], next = '') {
    this.clearNotes(kind);
    const note = element('div', {class: `bcv-note bcv-note-${kind}`}, element('p', {}, next ? `${text} ${next}` : text));
    if (actions.length) note.append(element('p', {class: 'bcv-actions'}, ...actions));
    if (trace) {
      const shown = element('pre', {lang: 'en', tabindex: '0'}, String(trace));
      note.append(element('details', {}, element('summary', {}, this.say('details')), shown));
    }
    if (kind === 'trouble') note.append(button(this.say('close'), () => note.remove()));
    this.notes.append(note);
  }

  clearNotes(...kinds) {
    for (const kind of kinds) this.notes.querySelector(`.bcv-note-${kind}`)?.remove();
  }
}
