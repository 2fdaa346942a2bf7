// Where `profile.json` is kept in the browser: IndexedDB, shared by all pages.
//
// Beside the text stands a revision number. Who saves must name the revision
// that it started from; if another tab has saved since, nothing is overwritten.

const DATABASE = 'beyondcv';
const FILES = 'files';
const NAME = 'profile.json';
const ABOUT = 'profile.json.about';
const BACKUP = 'profile.json.bak';

/** Another tab or form has saved since this one read. */
export class Conflict extends Error {}

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });

async function openDatabase() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(FILES);
  const database = await settled(request);
  database.onversionchange = () => database.close();
  // Some browsers open a database and then refuse to write.
  const trial = database.transaction(FILES, 'readwrite');
  trial.objectStore(FILES).put('', 'trial');
  trial.objectStore(FILES).delete('trial');
  await finished(trial);
  return database;
}

class Listeners extends EventTarget {
  tell(from) {
    this.dispatchEvent(new CustomEvent('change', {detail: {from}}));
  }
}

/** Kept across reloads. */
class BrowserStore extends Listeners {
  persistent = true;

  constructor(database) {
    super();
    this.database = database;
    this.channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(DATABASE) : null;
    if (this.channel) this.channel.onmessage = () => this.tell('tab');
  }

  /**
   * @returns {Promise<{text: string | null, revision: number, saved: Date | null,
   *   backup: string | null}>} backup: what could not be read and was saved over
   */
  async load() {
    const files = this.database.transaction(FILES).objectStore(FILES);
    const [text, about, backup] = await Promise.all(
      [NAME, ABOUT, BACKUP].map((name) => settled(files.get(name))),
    );
    return {
      text: text ?? null,
      revision: about?.revision ?? 0,
      saved: about?.saved ?? null,
      backup: backup ?? null,
    };
  }

  /**
   * @param {string | null} text null erases
   * @param {number | null} revision what the change is based on; null: whatever is there
   * @param {unknown} from who saves, passed on to listeners
   * @param {boolean} aside whether what is saved over could not be read, and is kept aside
   * @returns {Promise<number>} the new revision
   */
  async save(text, revision, from = null, aside = false) {
    const transaction = this.database.transaction(FILES, 'readwrite', {durability: 'strict'});
    const files = transaction.objectStore(FILES);
    const done = finished(transaction);
    const present = (await settled(files.get(ABOUT)))?.revision ?? 0;
    if (revision !== null && present !== revision) {
      done.catch(() => {});
      transaction.abort();
      throw new Conflict();
    }
    const before = await settled(files.get(NAME));
    if (text === null) {
      files.delete(NAME);
      files.delete(BACKUP);
    } else {
      if (before && aside) files.put(before, BACKUP);
      files.put(text, NAME);
    }
    files.put({revision: present + 1, saved: text === null ? null : new Date()}, ABOUT);
    await done;
    this.channel?.postMessage(present + 1);
    this.tell(from);
    return present + 1;
  }
}

/** For a browser that refuses: lasts as long as the page. */
class PageStore extends Listeners {
  persistent = false;
  held = {text: null, revision: 0, saved: null, backup: null};

  async load() {
    return this.held;
  }

  async save(text, revision, from = null) {
    if (revision !== null && revision !== this.held.revision) throw new Conflict();
    const saved = text === null ? null : new Date();
    this.held = {text, revision: this.held.revision + 1, saved, backup: null};
    this.tell(from);
    return this.held.revision;
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

/** Offer the profile as a file. */
export function download(text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
  link.download = NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
