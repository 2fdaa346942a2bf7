// The browser's database: opened once, opened again where the browser took it away.

const DATABASE = 'beyondcv';
const FILES = 'files';
const PATIENCE = 30_000; // ms: another page may hold a database so that it never opens

export const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () =>
      reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });

/** WebKit, Safari's engine: the one browser that is not told apart by what it can do. */
export const isWebKit = () => Boolean(navigator.vendor?.startsWith('Apple'));

const running = new Set(); // transactions that have not ended

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

/** @returns {IDBTransaction} */
function start(database, mode, options = {}) {
  const transaction = database.transaction(FILES, mode, options);
  running.add(transaction);
  for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => running.delete(transaction));
  return transaction;
}

/** @param {() => void} lost called when the browser closes it: its data were cleared away, say */
async function openAtLast(lost) {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(FILES);
  const database = await settled(request);
  database.onversionchange = () => database.close();
  database.onclose = lost;
  // Some browsers open a database and then refuse to write.
  const trial = start(database, 'readwrite');
  trial.objectStore(FILES).put('', 'trial');
  trial.objectStore(FILES).delete('trial');
  await finished(trial);
  return database;
}

/** @returns {Promise<IDBDatabase>} */
async function open(lost) {
  const opening = openAtLast(lost);
  let alarm;
  const late = new Promise((_, reject) => {
    alarm = setTimeout(() => {
      reject(new DOMException('The database does not open.', 'TimeoutError'));
      // Nobody waits for it any more: it must not stand in another page's way.
      opening.then((database) => database.close()).catch(() => {});
    }, PATIENCE);
  });
  try {
    return await Promise.race([opening, late]);
  } finally {
    clearTimeout(alarm);
  }
}

/** The files of the course in this browser. */
export class Files {
  /** Set by who wants to know that the browser took the connection away. */
  lost = () => {};

  /** @throws if this browser refuses, or another page stands in the way */
  static async open() {
    const files = new Files();
    files.database = await files.open();
    return files;
  }

  open() {
    return open(() => this.lost());
  }

  /**
   * A browser may take the connection away from a page in the background: WebKit does.
   *
   * @param {'readonly' | 'readwrite'} mode
   * @returns {Promise<[IDBObjectStore, IDBTransaction]>}
   */
  async begin(mode) {
    const options = mode === 'readwrite' ? {durability: 'strict'} : {};
    let transaction;
    try {
      transaction = start(this.database, mode, options);
    } catch (error) {
      if (error.name !== 'InvalidStateError') throw error;
      this.opening ??= this.open().finally(() => (this.opening = null)); // one for all who ask
      this.database = await this.opening;
      transaction = start(this.database, mode, options);
    }
    return [transaction.objectStore(FILES), transaction];
  }
}
