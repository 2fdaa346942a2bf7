// Between Python, which says what is to be kept, and the store: nothing is written
// over what another tab has saved, and the journal is crossed out only when the
// store has confirmed.
//
//   queue  what Python wants kept and the store does not hold yet, in order
//   news   what Python does not know yet: STORE, where another tab was faster, or a text
//          whose page was left while it was on its way (unsaved.js)
//   merge  the news that Python is putting together with its own just now
//
// News go first. While Python joins them, what it had wanted kept before waits in
// `merge.older`, with the base that it came from; Python's answer takes its place.
import {Asking} from './asking.js';
import {isProfile} from './shapes.js';
import {Conflict} from './store.js';
import {isThere, leftBehind, ownKey, settle, writeDown} from './unsaved.js';

const AGAIN = 5_000; // ms until a save that failed is tried again
const STORE = Symbol('what stands in the store');
const EVERYTHING = 'everything'; // why: copies and all, whatever others have saved

const journal = window.beyondcvJournal;
const erasesAll = (item) => item?.why === EVERYTHING;

/** @typedef {import('./unsaved.js').Wanted} Wanted */

export class Keeping extends EventTarget {
  /**
   * @param {BrowserStore | PageStore} store
   * @param {string} unit
   * @param {(message: object) => void} post hands a message to the worker
   * @param {() => boolean} busy whether Python has not answered all messages of the widgets yet
   */
  constructor(store, unit, post, busy) {
    super();
    this.store = store;
    this.unit = unit;
    this.post = post;
    this.alive = true;
    this.gone = false; // whether Python has ended while the form stands there
    this.failure = null;
    /** @type {Wanted[]} */
    this.queue = [];
    this.news = [];
    this.merge = null;
    this.done = []; // keys in localStorage whose text the form has taken
    this.asking = new Asking(unit, post, busy, store.persistent, () => this.tell());
    this.typed = () => this.soon();
    this.leave = () => this.putAside();
    this.back = ({persisted}) => persisted && this.wake();
    store.forms.add(this);
    journal.events.addEventListener('entry', this.typed);
    addEventListener('pagehide', this.leave);
    addEventListener('pageshow', this.back);
  }

  /** @returns {Promise<{profile: string | null, journal: string}>} what Python starts from */
  async begin() {
    const {text, revision} = await this.store.load();
    this.text = text; // the last that is known to stand in the store
    this.revision = revision;
    // Erasing everything forgets what others put aside.
    for (const left of leftBehind()) if (isThere(left.key)) await this.takeUp(left);
    const entries = await journal.claim(this.unit);
    return {profile: this.text, journal: JSON.stringify(entries)};
  }

  /** The form is there: join what waited for it. */
  shown() {
    this.started = true;
    this.run();
    this.soon();
  }

  end() {
    this.alive = false;
    this.store.forms.delete(this);
    this.asking.end();
    clearTimeout(this.retry);
    journal.events.removeEventListener('entry', this.typed);
    removeEventListener('pagehide', this.leave);
    removeEventListener('pageshow', this.back);
  }

  /* -- What is said of it ---------------------------------------------------------------- */

  tell() {
    this.dispatchEvent(new Event('state'));
  }

  /** Whether Python does not answer: what is typed reaches the journal and goes no further. */
  get stopped() {
    return this.gone || this.asking.silent;
  }

  /** @returns {'' | 'kept' | 'waiting' | 'not-kept'} '' as long as there is nothing to keep */
  get state() {
    const typed = journal.has(this.unit);
    if (this.failure || this.stopped) return 'not-kept';
    if (!this.store.persistent) return this.text || typed ? 'not-kept' : '';
    if (typed && journal.failed) return 'waiting';
    // What the journal holds is kept: it is there again at the next start.
    return this.text || this.queue.length || typed ? 'kept' : '';
  }

  /** @returns {Promise<string | null>} what stands in the form, if the store does not hold it */
  async wanted() {
    if (this.started && !this.stopped) await this.asking.askForAll();
    return this.unkept.at(-1)?.text ?? null;
  }

  /* -- What Python says ------------------------------------------------------------------ */

  /** Python wants this kept; `why` is set where it replaces the whole profile. */
  save(text, why = '') {
    this.asking.hear();
    if (why === EVERYTHING) {
      // All of it goes, what is not written yet and what dead tabs left with it.
      this.queue = this.queue.filter((item) => item === this.writing);
      this.news = this.news.filter((item) => item === STORE);
    }
    const last = this.queue.at(-1);
    // A newer version overtakes an older one that replaces nothing and is not on its way.
    if (last && !last.why && !why && last !== this.writing) last.text = text || null;
    else this.queue.push({text: text || null, why, base: last ? last.text : (this.text ?? null)});
    if (this.merge?.taken) this.merge.older = []; // Python's answer holds it
    this.run();
  }

  /** From here on, what Python saves holds what it was given. */
  joined() {
    const {merge} = this;
    merge.taken = true;
    merge.older = this.queue.filter((item) => !erasesAll(item));
    this.queue = this.queue.filter(erasesAll);
    this.text = merge.text;
    this.revision = merge.revision;
    this.asking.hear();
  }

  /** Whether Python is still there: who is asked and has ended, fails or says nothing. */
  look() {
    if (this.started && !this.stopped && !this.asking.owed.length) this.asking.ask();
  }

  flushed(answer) {
    this.asking.answered(answer);
    this.run();
  }

  /** Python has answered a message of a widget. */
  answered() {
    this.asking.idle();
  }

  /** Somebody types. */
  soon() {
    this.tell();
    if (this.started) this.asking.soon();
  }

  /* -- What others do -------------------------------------------------------------------- */

  /** The stored profile changed, and not through this form. */
  changed(from) {
    if (from === this) return;
    this.news.push(STORE);
    this.run();
  }

  /** The page was left and is shown again as it stood: meanwhile anything may have happened. */
  wake() {
    settle(ownKey(journal.tab)); // the page holds it itself
    this.changed('tab');
  }

  /* -- Towards the store ----------------------------------------------------------------- */

  run() {
    if (!this.started) return;
    this.running ??= this.work().finally(() => {
      this.running = null;
      this.tell();
    });
  }

  async work() {
    while (this.alive && (this.news.length || this.queue.length)) {
      if (!(await this.step())) return;
    }
    if (!this.alive) return;
    this.failure = null;
    for (const key of this.done.splice(0)) settle(key);
    this.asking.confirm();
  }

  /** @returns {Promise<boolean>} whether to go on at once; otherwise it is tried again later */
  async step() {
    const erasing = this.queue.findIndex(erasesAll);
    if (erasing > 0) this.queue.splice(0, erasing); // what was on its way failed, and goes too
    try {
      if (this.news.length && erasing < 0) await this.join();
      else await this.write();
      return true;
    } catch (error) {
      if (!this.alive) return false;
      if (error instanceof Conflict) {
        this.news.push(STORE);
        return true;
      }
      this.failure = error;
      clearTimeout(this.retry);
      this.retry = setTimeout(() => this.run(), AGAIN);
      return false;
    }
  }

  async write() {
    const [item] = this.queue;
    this.writing = item;
    try {
      await this.put(item);
      this.queue = this.queue.filter((other) => other !== item);
    } finally {
      this.writing = null;
    }
    this.failure = null;
  }

  /** @param {Wanted} item */
  async put(item) {
    const {text, why} = item;
    this.revision = erasesAll(item)
      ? await this.store.eraseAll(this)
      : await this.store.save(text, this.revision, this, {why});
    this.text = text;
  }

  /** Have Python put together what stands in the form and the first of the news. */
  async join() {
    const {text, revision, erased} = await this.store.load();
    const isNew = revision !== this.revision;
    if (isNew && this.news[0] !== STORE) this.news.unshift(STORE); // one after the other
    const [news] = this.news;
    if (erased > this.revision) this.dispatchEvent(new Event('erased'));
    else if (news !== STORE) await this.combine(news, text, revision);
    else if (isNew) await this.combine({text, base: this.isLost(revision) ? null : this.text}, text, revision);
    const at = this.news.indexOf(news);
    if (at < 0 || !this.alive) return;
    this.news.splice(at, 1);
    if (news === STORE) return;
    // Nothing to add to it: as it was left, so it stays.
    if (!this.queue.length) this.queue = [{text: news.text, why: news.why, base: text}];
    else this.queue[0].why ||= news.why;
    if (news.last) this.done.push(news.key);
  }

  /**
   * Whether the browser has cleared away what was kept: whoever erases in the course counts
   * on. Then nothing was taken out by anybody, and all that stands here is kept anew.
   */
  isLost(revision) {
    return revision < this.revision;
  }

  /** @param {{text: string | null, base: string | null}} theirs and what the store holds meanwhile */
  async combine({text: theirs, base}, text, revision) {
    this.merge = {text, revision, older: [], taken: false};
    this.post({kind: 'theirs', text: theirs, base, revision});
    await this.asking.ask();
    if (this.alive) this.merge = null;
  }

  /* -- Leaving and coming back ----------------------------------------------------------- */

  /** @returns {Wanted[]} what the store has not confirmed */
  get unkept() {
    return [...this.queue, ...(this.merge?.older ?? [])];
  }

  /** The page is left: what the store has not confirmed is written down where it takes no time. */
  putAside() {
    // What an earlier start of this page put aside and nothing has joined stands in the same place.
    const own = this.news.filter((news) => news.key === ownKey(journal.tab));
    const items = [...own, ...this.unkept].map(({text, why, base}) => ({text, why, base}));
    if (this.store.persistent && this.unkept.length) writeDown(journal.tab, items);
  }

  /** Do what was begun; what no longer fits is joined once the form is there. */
  async takeUp({key, items}) {
    const rest = [];
    for (const item of items) {
      try {
        if (item.text !== null && !isProfile(item.text)) await this.store.setAside(item.text);
        else if (!(await this.fits(item)) && item.text !== null) rest.push(item);
      } catch (error) {
        console.debug('Tried again at the next start.', error);
        if (item.text === null) return;
        rest.push(item);
      }
    }
    if (!rest.length) settle(key);
    // What is put aside goes when the last of it is joined.
    this.news.push(...rest.map((item) => ({...item, key, last: item === rest.at(-1)})));
  }

  /** @returns {Promise<boolean>} whether the store holds it now; an erasure that does not fit is void */
  async fits(item) {
    if (item.text === this.text && !erasesAll(item)) return true;
    if (item.base !== this.text) return false;
    try {
      await this.put(item);
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  }
}
