// Where `profile.json` is kept in the browser: IndexedDB, shared by all pages.
//
// Beside the text stands a revision number. Who saves must name the revision
// that it started from; if another tab has saved since, nothing is overwritten.
// Whatever replaces a whole profile puts what was there among the copies, in the
// same step: there is no moment at which neither is kept.
import '../../widgets/journal.js';

const DATABASE = 'beyondcv';
const FILES = 'files';
const NAME = 'profile.json';
const ABOUT = 'profile.json.about';
const COPIES = 'profile.json.copies';
const BACKUP = 'profile.json.bak'; // written by earlier versions of the course
const MOST = 8; // copies that are kept
const OURS = 'beyondcv.'; // what the course writes into localStorage begins with this
const UNSAVED = 'beyondcv.unsaved.'; // see keeping.js

/** Another tab or form has saved since this one read. */
export class Conflict extends Error {}

/**
 * @typedef {{at: Date | null, why: string, text: string}} Copy what was there before `why`
 * @typedef {{text: string | null, revision: number, saved: Date | null, erased: number,
 *   copies: Copy[]}} Kept erased: the revision that was the last to erase
 */

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () =>
      reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });

const running = new Set(); // transactions that have not ended

/** @returns {IDBTransaction} */
function begin(database, mode, options = {}) {
  const transaction = database.transaction(FILES, mode, options);
  running.add(transaction);
  for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => running.delete(transaction));
  return transaction;
}

/** WebKit, Safari's engine: the one browser that is not told apart by what it can do. */
const isWebKit = () => Boolean(navigator.vendor?.startsWith('Apple'));

// WebKit puts a page that is left to sleep with its transactions open, and the next page
// waits for them for ever. What they were to keep stands in localStorage (see keeping.js).
addEventListener('pagehide', () => {
  if (!isWebKit()) return;
  for (const transaction of running) {
    try {
      transaction.abort();
    } catch {
      // It has ended meanwhile, which is as good.
    }
  }
});

async function openDatabase() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(FILES);
  const database = await settled(request);
  database.onversionchange = () => database.close();
  // Some browsers open a database and then refuse to write.
  const trial = begin(database, 'readwrite');
  trial.objectStore(FILES).put('', 'trial');
  trial.objectStore(FILES).delete('trial');
  await finished(trial);
  return database;
}

/** Put what was there first; a text that is among the copies already is not kept twice. */
const withCopy = (copies, text, why) =>
  text ? [{at: new Date(), why, text}, ...copies.filter((copy) => copy.text !== text)].slice(0, MOST) : copies;

const describe = (revision, text, erased = 0) =>
  text === null ? {revision, saved: null, erased: revision} : {revision, saved: new Date(), erased};

/** What tabs wrote into localStorage and no save holds yet: it would bring back what was erased. */
function forgetTexts(beginning) {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(beginning)) localStorage.removeItem(key);
  } catch (error) {
    console.debug('This browser keeps nothing for us.', error);
  }
  window.beyondcvJournal.forget();
}

class Listeners extends EventTarget {
  /**
   * @param {unknown} from who saved; 'tab' for another one
   * @param {string} [erased] 'copied' or 'all' if nothing is left of the profile
   */
  tell(from, erased = '') {
    this.dispatchEvent(new CustomEvent('change', {detail: {from, erased}}));
  }

  /** Give a copy back; what is there now becomes a copy itself. */
  async restore(index) {
    const {copies} = await this.load();
    return this.save(copies[index].text, null, 'restore', {why: 'restored'});
  }
}

/** Kept across reloads. */
class BrowserStore extends Listeners {
  persistent = true;

  constructor(database) {
    super();
    this.database = database;
    this.channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(DATABASE) : null;
    if (this.channel) this.channel.onmessage = ({data}) => this.tell('tab', data?.erased);
  }

  /** A browser may take the connection away from a page in the background: WebKit does. */
  async begin(mode, options = {}) {
    try {
      return begin(this.database, mode, options);
    } catch (error) {
      if (error.name !== 'InvalidStateError') throw error;
      this.database = await openDatabase();
      return begin(this.database, mode, options);
    }
  }

  /** @returns {Promise<Kept>} */
  async load() {
    const files = (await this.begin('readonly')).objectStore(FILES);
    const [text, about, copies, backup] = await Promise.all(
      [NAME, ABOUT, COPIES, BACKUP].map((name) => settled(files.get(name))),
    );
    const older = backup ? [{at: null, why: 'unreadable', text: backup}] : [];
    return {
      text: text ?? null,
      revision: about?.revision ?? 0,
      saved: about?.saved ?? null,
      erased: about?.erased ?? 0,
      copies: [...(copies ?? []), ...older],
    };
  }

  /**
   * @param {string | null} text null erases
   * @param {number | null} revision what the change is based on; null: whatever is there
   * @param {unknown} from who saves, passed on to listeners
   * @param {{why?: string}} options why what is there is given up: it becomes a copy
   * @returns {Promise<number>} the new revision
   */
  async save(text, revision, from = null, {why = ''} = {}) {
    const transaction = await this.begin('readwrite', {durability: 'strict'});
    const files = transaction.objectStore(FILES);
    const done = finished(transaction);
    const [about, before, copies] = await Promise.all(
      [ABOUT, NAME, COPIES].map((name) => settled(files.get(name))),
    );
    const present = about?.revision ?? 0;
    if (revision !== null && present !== revision) {
      done.catch(() => {});
      transaction.abort();
      throw new Conflict();
    }
    if (why && before !== text) files.put(withCopy(copies ?? [], before, why), COPIES);
    if (text === null) files.delete(NAME);
    else files.put(text, NAME);
    files.put(describe(present + 1, text, about?.erased), ABOUT);
    await done;
    if (text === null) forgetTexts(UNSAVED);
    this.announce(present + 1, from, text === null ? 'copied' : '');
    return present + 1;
  }

  /** At once and for good: profile, copies, and what tabs wrote down meanwhile. */
  async eraseAll(from = 'erase') {
    forgetTexts(OURS);
    const transaction = await this.begin('readwrite', {durability: 'strict'});
    const files = transaction.objectStore(FILES);
    const done = finished(transaction);
    const present = (await settled(files.get(ABOUT)))?.revision ?? 0;
    files.clear();
    // The number goes on, so that no tab takes an empty store for the one that it knew.
    files.put(describe(present + 1, null), ABOUT);
    await done;
    this.announce(present + 1, from, 'all');
    forgetTexts(OURS);
  }

  announce(revision, from, erased) {
    this.channel?.postMessage({revision, erased});
    this.tell(from, erased);
  }
}

/** For a browser that refuses: lasts as long as the page. */
class PageStore extends Listeners {
  persistent = false;
  held = {...describe(0, null), text: null, copies: []};

  async load() {
    return this.held;
  }

  async save(text, revision, from = null, {why = ''} = {}) {
    const {text: before, revision: present, copies} = this.held;
    if (revision !== null && revision !== present) throw new Conflict();
    this.held = {
      ...describe(present + 1, text, this.held.erased),
      text,
      copies: why && before !== text ? withCopy(copies, before, why) : copies,
    };
    if (text === null) forgetTexts(UNSAVED);
    this.tell(from, text === null ? 'copied' : '');
    return present + 1;
  }

  async eraseAll(from = 'erase') {
    forgetTexts(OURS);
    this.held = {...describe(this.held.revision + 1, null), text: null, copies: []};
    this.tell(from, 'all');
  }
}

/** @returns {Promise<BrowserStore | PageStore>} */
export async function openStore() {
  try {
    return new BrowserStore(await openDatabase());
  } catch (error) {
    console.debug('This browser keeps nothing for us.', error);
    return new PageStore();
  }
}

const ASKED = 'beyondcv.asked';
let asked = false;

/** Ask the browser, once, not to clear away what is kept here. */
export async function askToPersist() {
  if (asked) return;
  asked = true;
  try {
    if (localStorage.getItem(ASKED) || (await navigator.storage.persisted())) return;
    localStorage.setItem(ASKED, new Date().toISOString());
    await navigator.storage.persist();
  } catch (error) {
    console.debug('This browser is not to be asked.', error);
  }
}

/** Whether the browser clears away what it keeps after some days without a visit: WebKit does. */
export async function forgetsInTime() {
  if (!isWebKit()) return false;
  return !(await navigator.storage?.persisted?.().catch(() => false));
}

/** Offer the profile as a file. */
export function download(text, name = NAME) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
