// As much of a browser's tab as the page's modules touch, so that node runs them.
const kept = new Map();
let full = false;

globalThis.localStorage = new Proxy(
  {
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, String(value));
    },
    removeItem: (key) => kept.delete(key),
  },
  {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: (_, key) =>
      kept.has(key) ? {enumerable: true, configurable: true, value: kept.get(key)} : undefined,
  },
);

const ofWindow = new EventTarget();
const ofDocument = new EventTarget();
console.debug = () => {}; // what the modules say of a browser that refuses
globalThis.window = globalThis;
globalThis.addEventListener = (...given) => ofWindow.addEventListener(...given);
globalThis.removeEventListener = (...given) => ofWindow.removeEventListener(...given);
globalThis.document = {addEventListener: (...given) => ofDocument.addEventListener(...given)};
delete globalThis.BroadcastChannel;

const PAGE = '../../src/beyondcv/book/page/';
const {openStore} = await import(PAGE + 'store.js');
const {Keeping} = await import(PAGE + 'keeping.js');
export const {SaveState} = await import(PAGE + 'save-state.js');
export const place = await import(PAGE + 'place.js');
export const journal = window.beyondcvJournal;

export const UNIT = '03-present';
export const storage = kept;
export const asideKeys = () => [...kept.keys()].filter((key) => key.startsWith('beyondcv.unsaved.'));
export const journalText = () => [...kept].filter(([key]) => key.startsWith('beyondcv.journal.')).map(String).join();

/** Whether the browser refuses to write anything more. */
export const fill = (refuses) => (full = refuses);

/** Let everything that waits run. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Tell the page what a browser tells it: `pagehide`, `pageshow`. */
export const tell = (name, given = {}) => ofWindow.dispatchEvent(Object.assign(new Event(name), given));

/** What somebody types into the control of a path, in the form of a unit. */
export function type(text, {path = 'basics.summary', unit = UNIT, kind = 'text'} = {}) {
  const holder = {classList: [`bcv-at:${path}`], closest: () => ({dataset: {bcvUnit: unit}})};
  const target = {type: kind, value: text, closest: () => holder};
  const event = new Event('input');
  Object.defineProperty(event, 'target', {value: target});
  ofDocument.dispatchEvent(event);
}

const forms = [];

/** An empty browser: nothing kept, nothing typed, no form. */
export async function fresh() {
  for (const keeping of forms.splice(0)) keeping.end();
  full = false;
  journal.forget();
  kept.clear();
  const store = await openStore(); // node has no IndexedDB: it lasts as long as this test
  store.persistent = true;
  return store;
}

/** A form that is alive; `posted` is what Python was told. */
export async function form(store, busy = () => false) {
  const posted = [];
  const keeping = new Keeping(store, UNIT, (message) => posted.push(message), busy);
  forms.push(keeping);
  const {profile} = await keeping.begin();
  keeping.shown();
  await settle();
  return {keeping, posted, profile};
}

/** The page is left, and a form is started on the next. */
export async function leave(keeping, store) {
  tell('pagehide');
  keeping.end();
  return form(store);
}
