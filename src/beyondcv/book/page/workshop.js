// One workshop of a page: from its button to a live form.
import {button, element} from './elements.js';
import {translator} from './i18n.js';
import {Conflict} from './store.js';

const SLOW = 20_000;

/** Where the built files are: a folder named for its content, beside page.js. */
const asset = (name) => new URL(`./${BUILD.folder}/${name}`, import.meta.url).href;

const stylesheet = (href) =>
  new Promise((resolve, reject) => {
    const link = element('link', {rel: 'stylesheet', href});
    link.onload = resolve;
    link.onerror = () => reject(new Error(href));
    document.head.append(link);
  });

let drawing = null;
/** The code and the style that draw widgets, fetched once for all forms of a page. */
const loadDrawing = () =>
  (drawing ??= Promise.all([import(asset('manager.js')), stylesheet(asset('form.css'))])
    .then(([module]) => module)
    .catch((error) => {
      drawing = null;
      throw error;
    }));

export class Workshop {
  constructor(section, store) {
    this.section = section;
    this.store = store;
    this.lang = section.dataset.bcvLang;
    this.say = translator(this.lang);
    this.begin = section.querySelector('button.bcv-start');
    this.progress = section.querySelector('.bcv-progress');
    this.form = section.querySelector('.bcv-form');
    this.outline = section.querySelector('.bcv-workshop-outline');
    this.notes = element('div', {class: 'bcv-notes', role: 'alert'});
    this.form.before(this.notes);
    this.meter = element('progress', {'aria-label': this.say('fetched'), max: BUILD.bytes, hidden: ''});
    this.progress.after(this.meter);
    this.begin.hidden = false;
    this.begin.addEventListener('click', () => this.start());
    for (const event of ['pointerenter', 'focus']) {
      this.begin.addEventListener(event, () => this.prepare(), {once: true});
    }
    store.addEventListener('change', ({detail}) => this.changed(detail.from));
    if (!store.persistent) this.note(this.say('notKept'), 'not-kept');
  }

  /** Somebody is about to press: fetch what is small. */
  prepare() {
    for (const name of ['manager.js']) {
      document.head.append(element('link', {rel: 'modulepreload', href: asset(name)}));
    }
  }

  async start() {
    if (this.worker) return;
    this.begin.setAttribute('aria-disabled', 'true');
    this.clearNotes('failed', 'changed');
    this.progress.textContent = this.say('starting', {megabytes: BUILD.megabytes});
    this.slow = setTimeout(() => (this.progress.textContent = this.say('slow')), SLOW);
    performance.mark('bcv-start');
    this.begun = performance.now();
    this.worker = new Worker(asset('worker.js'), {type: 'module'});
    this.worker.onmessage = ({data}) => this.told(data);
    this.worker.onerror = (event) => this.failed('', event.message ?? 'worker');
    try {
      const [{PageManager}, {text, revision}] = await Promise.all([loadDrawing(), this.store.load()]);
      if (!this.worker) return;
      this.revision = revision;
      this.text = text;
      this.manager = new PageManager((message, transfer) => this.worker?.postMessage(message, transfer));
      this.worker.postMessage({kind: 'start', unit: this.section.dataset.bcvUnit, lang: this.lang, profile: text});
    } catch (error) {
      this.failed('', String(error));
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
    else if (kind === 'step') this.step(message.step);
    else if (kind === 'received') this.measure(message.bytes);
    else if (kind === 'fail' && this.alive) this.trouble(message.said, message.trace);
    else if (kind === 'fail') this.failed(message.said, message.trace);
  }

  /** Only a slow connection gets to see it; it is not announced at every change. */
  measure(bytes) {
    if (this.alive) return;
    this.meter.value = bytes;
    if (performance.now() - this.begun > 1000) this.meter.hidden = false;
  }

  step(step) {
    if (step === 'plain') this.progress.textContent = this.say('startingPlain');
    if (step === 'form') this.progress.textContent = this.say('opening');
  }

  async show(id, how) {
    try {
      this.form.replaceChildren();
      await this.manager.show(id, this.form);
    } catch (error) {
      this.failed('', String(error));
      return;
    }
    clearTimeout(this.slow);
    this.meter.hidden = true;
    this.alive = true;
    performance.measure('bcv-alive', 'bcv-start');
    this.section.dataset.bcvState = 'alive';
    this.section.dataset.bcvHow = how;
    this.outline.hidden = true;
    this.begin.hidden = true;
    this.progress.textContent = this.say('ready');
    // The button that had the focus is gone: the keyboard goes on in the form.
    this.form.tabIndex = -1;
    this.form.focus({preventScroll: true});
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
    this.progress.textContent = '';
    const {bcvPaper, bcvBinder} = this.section.dataset;
    this.note(
      said || this.say('failed'),
      'failed',
      trace,
      [
        button(this.say('retry'), () => this.start(), {class: 'bcv-button bcv-retry'}),
        ...(bcvPaper ? [element('a', {href: bcvPaper}, this.say('paper'))] : []),
        ...(bcvBinder ? [element('a', {href: bcvBinder}, this.say('binder'))] : []),
      ],
      this.say('failedNext'),
    );
  }

  /** Back to the placeholder. */
  stop() {
    clearTimeout(this.slow);
    this.meter.hidden = true;
    this.worker?.terminate();
    this.worker = this.manager = null;
    this.alive = this.paused = this.unsaved = this.aside = false;
    delete this.section.dataset.bcvState;
    this.form.replaceChildren();
    this.outline.hidden = false;
    this.begin.hidden = false;
    this.begin.removeAttribute('aria-disabled');
    this.progress.textContent = '';
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
