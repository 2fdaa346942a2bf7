// One workshop of a page: from its button to a live form.
import {ASSETS, loadDrawing, Outdated, prepareDrawing, startWorker} from './assets.js';
import {button, element} from './elements.js';
import {translator} from './i18n.js';
import {Keeping} from './keeping.js';
import {keepForLater} from './offline.js';
import {controlAt, notePlace, placeIn} from './place.js';
import {Progress} from './progress.js';
import {SaveState} from './save-state.js';
import {askToPersist} from './store.js';

/** Said while somebody types: below the form, where it moves nothing under their hands. */
const BELOW = ['not-saved', 'stopped'];

export class Workshop {
  constructor(section, store) {
    this.section = section;
    this.store = store;
    this.unit = section.dataset.bcvUnit;
    this.lang = section.dataset.bcvLang;
    this.say = translator(this.lang);
    this.begin = section.querySelector('button.bcv-start');
    this.form = section.querySelector('.bcv-form');
    // It gets the focus when it is there; without a name, all of it would be read out.
    this.form.setAttribute('role', 'group');
    this.form.setAttribute('aria-labelledby', section.getAttribute('aria-labelledby'));
    this.outline = section.querySelector('.bcv-workshop-outline');
    this.notes = element('div', {class: 'bcv-notes', role: 'alert'});
    this.kept = new SaveState(this.say, store);
    this.form.before(this.notes, this.kept.line);
    this.alarms = element('div', {class: 'bcv-notes', role: 'alert'});
    this.form.after(this.alarms);
    this.progress = new Progress(section.querySelector('.bcv-progress'), this.lang, () => this.halt());
    this.begin.hidden = false;
    this.begin.addEventListener('click', () => this.start());
    for (const event of ['pointerenter', 'focus']) {
      this.begin.addEventListener(event, prepareDrawing, {once: true});
    }
    store.addEventListener('change', ({detail: {from}}) => this.changed(from));
    window.beyondcvJournal.events.addEventListener('at', ({detail: {path, holder}}) => {
      if (section.contains(holder)) notePlace(this.unit, {path});
    });
    if (!store.persistent) this.note(this.say('notKept'), 'not-kept');
    this.begin.dataset.bcvFirst = this.begin.textContent;
    this.nameButton();
  }

  /** "Go on" where there is something to go on with. */
  async nameButton() {
    const {text} = await this.store.load();
    const begun = text !== null || window.beyondcvJournal.leftBehind();
    this.begin.textContent = begun ? this.say('goOn') : this.begin.dataset.bcvFirst;
    if (begun && placeIn(this.unit) && !this.attempt) this.offerAbove();
  }

  /** Who was in this form before need not look for it down the page. */
  offerAbove() {
    const title = document.querySelector('h1');
    if (!title || this.above) return;
    const link = button(this.say('goOnAbove'), () => this.goOn(), {class: 'bcv-button bcv-go-on'});
    this.above = element('p', {}, link);
    title.after(this.above);
  }

  goOn() {
    this.section.scrollIntoView();
    this.begin.focus({preventScroll: true}); // the button that had the focus goes
    this.start();
  }

  async start() {
    if (this.attempt) return;
    this.above?.remove();
    const attempt = (this.attempt = {});
    this.begin.setAttribute('aria-disabled', 'true');
    this.clearNotes('failed', 'erased', 'outdated');
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
      const [worker, {PageManager}] = await Promise.all([startWorker(tell, made, told), loadDrawing(tell)]);
      if (this.attempt !== attempt) return;
      this.manager = new PageManager((message, transfer) => this.worker?.postMessage(message, transfer));
      const known = await this.startKeeping();
      if (this.attempt !== attempt) return;
      this.place = placeIn(this.unit);
      const at = this.place && JSON.stringify(this.place);
      worker.postMessage({kind: 'start', unit: this.unit, lang: this.lang, at, ...known});
    } catch (error) {
      if (this.attempt !== attempt) return;
      if (error instanceof Outdated) this.outdated(String(error));
      else this.failed('', String(error));
    }
  }

  startKeeping() {
    const keeping = new Keeping(
      this.store,
      this.unit,
      (message) => this.worker?.postMessage(message),
      () => this.manager.busy,
    );
    keeping.addEventListener('state', () => this.tellState());
    keeping.addEventListener('erased', () => this.erasedElsewhere());
    this.keeping = keeping;
    return keeping.begin();
  }

  tellState() {
    if (!this.alive) return;
    const {state, failure, stopped} = this.keeping;
    this.kept.show(state);
    if (state === 'kept') askToPersist();
    if (failure && failure !== this.failure) this.note(this.say('notSaved'), 'not-saved', failure);
    if (!failure) this.clearNotes('not-saved');
    this.failure = failure;
    this.tellStopped(stopped);
  }

  /** Python does not answer: what is typed is written down, and comes back at the next start. */
  tellStopped(stopped) {
    const said = !stopped ? '' : this.say(window.beyondcvJournal.failed ? 'stoppedUnheld' : 'stopped');
    if (said === this.saidStopped) return;
    this.saidStopped = said;
    if (!said) return this.clearNotes('stopped');
    this.clearNotes('trouble'); // it says that one can go on
    const again = button(this.say('restart'), () => this.restart(), {class: 'bcv-button bcv-restart'});
    this.note(said, 'stopped', this.trace, [again]);
  }

  /** Python has ended while its form stands there: it stays, to be read and copied from. */
  gone(trace) {
    if (this.keeping.gone) return;
    this.trace = trace;
    this.worker?.terminate();
    this.keeping.gone = true;
    this.tellState();
  }

  restart() {
    this.keeping?.putAside();
    this.stop();
    this.begin.focus(); // the button that had the focus is gone
    this.start();
  }

  /** What the worker says. */
  told(message) {
    const {kind} = message;
    if (kind === 'comm') this.manager.receive(message.text, message.buffers).catch((error) => this.trouble('', String(error)));
    else if (kind === 'idle') {
      this.manager.idle(message.msgId);
      this.keeping.answered();
    } else if (kind === 'save') this.keeping.save(message.text, message.why);
    else if (kind === 'flushed') this.keeping.flushed(message);
    else if (kind === 'theirs') this.keeping.joined();
    else if (kind === 'at') this.arrived(message.step);
    else if (kind === 'form') this.show(message.id, message.how);
    else if (kind === 'step') this.progress.step(message.step);
    else if (kind === 'received') this.progress.measure(message.bytes, message.trouble);
    else if (kind === 'outdated') this.outdated(message.trace);
    else if (kind === 'fail' && this.alive && message.fatal) this.gone(message.trace);
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
    // After a reload the page begins at its top, where the way back into the form stands.
    history.scrollRestoration = 'manual';
    this.progress.end(this.say('ready'));
    // The button that had the focus is gone: the keyboard goes on in the form. Not
    // after minutes: whoever reads on meanwhile must not be torn away.
    this.form.tabIndex = -1;
    if (this.progress.soon) this.enter();
    this.keeping.shown();
    keepForLater(ASSETS);
  }

  /** Whoever has changed their mind gets the button back; what has arrived is kept. */
  halt() {
    this.stop();
    this.progress.end(this.say('halted'));
  }

  /** To the field where somebody was; else to the head of the form. */
  enter() {
    const control = controlAt(this.form, this.place?.path);
    if (!control) return this.form.focus({preventScroll: true});
    control.focus({preventScroll: true});
    control.scrollIntoView({block: 'center', behavior: 'instant'});
  }

  /** Another step is shown. */
  arrived(step) {
    notePlace(this.unit, this.place?.step === step ? {step} : {step, path: null});
    this.place = placeIn(this.unit);
  }

  /** The stored profile changed. */
  changed(from) {
    if (!this.worker) this.nameButton();
    else if (from === 'erase') this.close();
    else this.keeping?.changed(from);
  }

  /** What was erased must not come back from a form that still shows it. */
  erasedElsewhere() {
    const wasHere = this.form.contains(document.activeElement);
    this.close();
    this.note(this.say('erasedElsewhere'), 'erased');
    if (!wasHere) return;
    this.notes.scrollIntoView({block: 'nearest'});
    this.begin.focus({preventScroll: true}); // the control that had the focus is gone
  }

  close() {
    window.beyondcvJournal.confirm(this.unit, Infinity);
    this.stop();
    this.clearNotes('not-saved');
  }

  /** Something failed in a form that stands there: whether Python is still there is asked. */
  trouble(said, trace) {
    this.note(said || this.say('trouble'), 'trouble', trace, [], this.say('troubleNext'));
    this.keeping?.look();
  }

  failed(said, trace) {
    this.keeping?.putAside();
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
    this.keeping?.end();
    this.worker = this.manager = this.keeping = this.attempt = null;
    this.alive = false;
    this.trace = null;
    this.tellStopped(false);
    this.kept.hide();
    this.nameButton();
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
    (BELOW.includes(kind) ? this.alarms : this.notes).append(note);
  }

  clearNotes(...kinds) {
    for (const kind of kinds) this.section.querySelector(`.bcv-notes > .bcv-note-${kind}`)?.remove();
  }
}
