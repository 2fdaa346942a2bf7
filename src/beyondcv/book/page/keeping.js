// Between Python, which says what is to be kept, and the store: nothing is written
// over what another tab has saved, and the journal is crossed out only when the
// store has confirmed.
import {Conflict} from './store.js';

const PAUSE = 300; // ms without a key before what was typed is crossed out
const LONGEST = 2_000; // ms after which it is, even while somebody types on
const AGAIN = 5_000; // ms until a save that failed is tried again
const NONE = -1; // no entry of the journal has this number
const UNSAVED = 'beyondcv.unsaved.';

const journal = window.beyondcvJournal;

/** Saves that were still on their way when their page was left. */
function leftBehind() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(UNSAVED))
      .map((key) => ({key, ...JSON.parse(localStorage.getItem(key))}));
  } catch {
    return [];
  }
}

export class Keeping extends EventTarget {
  /**
   * @param {BrowserStore | PageStore} store
   * @param {string} unit
   * @param {(message: object) => void} post hands a message to the worker
   * @param {() => boolean} busy whether Python has not answered all messages of the widgets yet
   */
  constructor(store, unit, post, busy) {
    super();
    this.busy = busy;
    this.store = store;
    this.unit = unit;
    this.post = post;
    this.alive = true;
    this.next = null; // what Python wants kept, and the store does not hold yet
    this.older = null; // the same, given up because another tab was faster; Python joins it
    this.failure = null;
    this.foreign = []; // what other tabs have saved, to be joined
    this.typed = () => this.soon();
    this.leave = () => this.putAside();
    this.back = ({persisted}) => persisted && this.wake();
    this.confirmations = [];
    journal.events.addEventListener('entry', this.typed);
    addEventListener('pagehide', this.leave);
    addEventListener('pageshow', this.back);
  }

  /** @returns {Promise<{profile: string | null, journal: string}>} what Python starts from */
  async begin() {
    const {text, revision} = await this.store.load();
    this.text = text; // the last that is known to stand in the store
    this.revision = revision;
    for (const item of leftBehind()) await this.takeUp(item);
    const entries = await journal.claim(this.unit);
    return {profile: this.text, journal: JSON.stringify(entries)};
  }

  async takeUp({key, text, base}) {
    if (text !== this.text && base === this.text) {
      try {
        this.revision = await this.store.save(text, this.revision, this);
        this.text = text;
      } catch (error) {
        console.debug('Joined once the form is there.', error);
      }
    }
    if (text === this.text) localStorage.removeItem(key);
    else if (text !== null) this.foreign.push({key, text, base});
  }

  /** The form is there: join what waited for it. */
  shown() {
    this.started = true;
    this.run();
    this.soon();
  }

  end() {
    this.alive = false;
    this.next = this.older = null;
    this.acknowledge?.();
    clearTimeout(this.pausing);
    clearTimeout(this.retry);
    journal.events.removeEventListener('entry', this.typed);
    removeEventListener('pagehide', this.leave);
    removeEventListener('pageshow', this.back);
  }

  /** @returns {'' | 'kept' | 'waiting' | 'not-kept'} '' as long as there is nothing to keep */
  get state() {
    const typed = journal.has(this.unit);
    if (this.failure) return 'not-kept';
    if (!this.store.persistent) return this.text || typed ? 'not-kept' : '';
    if (typed && journal.failed) return 'waiting';
    // What the journal holds is kept: it is there again at the next start.
    return this.text || this.next || typed ? 'kept' : '';
  }

  /** Python wants this kept; `why` is set where it replaces the whole profile. */
  save(text, why) {
    this.next = {text: text || null, why: why || this.next?.why || ''};
    this.run();
  }

  /** The stored profile changed, and not through this form. */
  changed(from, erased) {
    if (from === this) return;
    if (erased) return this.dispatchEvent(new Event('erased'));
    this.foreign.push(null);
    this.run();
  }

  /** The page was left and is shown again as it stood: meanwhile anything may have happened. */
  wake() {
    try {
      localStorage.removeItem(UNSAVED + journal.tab);
    } catch {
      // Refused: then nothing stands there either.
    }
    this.changed('tab');
  }

  run() {
    if (!this.started) return;
    this.running ??= this.work().finally(() => {
      this.running = null;
      this.dispatchEvent(new Event('state'));
    });
  }

  async work() {
    while (this.alive && (this.foreign.length || this.next)) {
      if (!(await this.step())) return;
    }
    if (!this.alive) return;
    this.failure = null;
    this.confirm();
  }

  /** @returns {Promise<boolean>} whether to go on at once; otherwise it is tried again later */
  async step() {
    try {
      if (this.foreign.length) {
        await this.join(this.foreign[0]);
        this.foreign.shift();
      } else {
        await this.write();
      }
      return true;
    } catch (error) {
      if (!this.alive) return false;
      if (error instanceof Conflict) {
        this.foreign.push(null);
        return true;
      }
      this.failure = error;
      clearTimeout(this.retry);
      this.retry = setTimeout(() => this.run(), AGAIN);
      return false;
    }
  }

  /** Save in order, skipping versions that a newer one has overtaken. */
  async write() {
    const taken = this.next;
    if (taken.why === 'everything') {
      await this.store.eraseAll(this);
      this.revision = (await this.store.load()).revision;
    } else {
      this.revision = await this.store.save(taken.text, this.revision, this, {why: taken.why});
    }
    this.text = taken.text;
    if (this.next === taken) this.next = null;
    else if (this.next?.why === taken.why) this.next.why = '';
    this.failure = null;
  }

  /**
   * Have Python put together what stands in the form and what stands elsewhere: in
   * the store (null), or in a save that was on its way when its page was left.
   */
  async join(unsaved) {
    const {text, revision, erased} = await this.store.load();
    if (erased > this.revision) {
      this.dispatchEvent(new Event('erased'));
      return;
    }
    if (!unsaved && revision === this.revision) return;
    this.joining = {unsaved, text, revision};
    const acknowledged = new Promise((resolve) => (this.acknowledge = resolve));
    this.post({kind: 'theirs', text: unsaved ? unsaved.text : text, base: unsaved ? unsaved.base : this.text, revision});
    this.post({kind: 'flush', seq: NONE});
    await acknowledged;
  }

  /** From here on, what Python saves holds what it was given. */
  joined() {
    const {unsaved, text, revision} = this.joining;
    this.older = this.next ?? (unsaved && {text: unsaved.text, why: ''});
    this.next = null;
    this.merging = unsaved;
    this.text = text;
    this.revision = revision;
    this.acknowledge();
  }

  /* -- Crossing out -------------------------------------------------------------------- */

  /** After a pause in typing, once Python has taken what was typed. */
  soon() {
    this.dispatchEvent(new Event('state'));
    if (!this.started || !journal.has(this.unit)) return;
    this.since ??= performance.now();
    clearTimeout(this.pausing);
    const rest = Math.max(0, LONGEST - (performance.now() - this.since));
    this.pausing = setTimeout(() => this.flush(), Math.min(PAUSE, rest));
  }

  flush() {
    if (!this.alive || !this.store.persistent) return;
    // ipywidgets holds back what is typed while Python answers: it is said after that.
    this.waiting = this.busy();
    if (this.waiting) return;
    this.since = null;
    this.post({kind: 'flush', seq: journal.seal(this.unit)});
  }

  /** Python has answered a message of a widget. */
  answered() {
    if (this.waiting) this.flush();
    else this.soon();
  }

  flushed({seq, drafts, left}) {
    if (this.merging && !this.next) this.next = this.older; // as it was left, so it stays
    this.older = null;
    this.confirmations.push({seq, drafts, left, key: this.merging?.key});
    this.merging = null;
    this.run();
  }

  confirm() {
    for (const {seq, drafts, left, key} of this.confirmations.splice(0)) {
      if (key) localStorage.removeItem(key);
      journal.confirm(this.unit, seq, drafts, left);
    }
  }

  /** The page is left: what the store has not confirmed is written down where it takes no time. */
  putAside() {
    const last = this.next ?? this.older;
    if (!last || !this.store.persistent) return;
    try {
      localStorage.setItem(UNSAVED + journal.tab, JSON.stringify({text: last.text, base: this.text}));
    } catch {
      // Full: what was typed is in the journal all the same.
    }
  }
}
