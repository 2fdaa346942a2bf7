// Where `profile.json` is kept in the browser: IndexedDB, shared by all pages.
//
// Beside the text stands a revision number. Who saves must name the revision
// that it started from; if another tab has saved since, nothing is overwritten.
// Whatever replaces a whole profile puts what was there among the copies, in the
// same step: there is no moment at which neither is kept.
import '../../widgets/journal.js';
import {Files, finished, isWebKit, settled} from './database.js';
import {asAbout, asCopies, asProfile, asText} from './shapes.js';

const CHANNEL = 'beyondcv';
const NAME = 'profile.json';
const ABOUT = 'profile.json.about';
const COPIES = 'profile.json.copies';
const BACKUP = 'profile.json.bak'; // written by earlier versions of the course
export const MOST = 8; // copies that are kept
const BURST = 60_000; // ms
const OURS = 'beyondcv.'; // what the course writes into localStorage begins with this
const UNSAVED = 'beyondcv.unsaved.'; // see unsaved.js

/** Another tab or form has saved since this one read. */
export class Conflict extends Error {}

/**
 * @typedef {{at: Date | null, why: string, text: string}} Copy what was there before `why`
 * @typedef {{text: string | null, revision: number, saved: Date | null, erased: number,
 *   copies: Copy[]}} Kept erased: the revision that was the last to erase
 */

/**
 * Put what was there first; a text that is among the copies already is not kept twice. Where
 * two tabs overtake each other key by key, the first and the last of what one loses to the
 * other are kept: a burst must not push out what somebody may look for.
 */
function withCopy(copies, text, why) {
  if (!text) return copies;
  const now = new Date();
  const others = copies.filter((copy) => copy.text !== text);
  const isOfBurst = (copy) => copy?.why === 'other' && now - copy.at < BURST;
  const rest = why === 'other' && isOfBurst(others[0]) && isOfBurst(others[1]) ? others.slice(1) : others;
  return [{at: now, why, text}, ...rest].slice(0, MOST);
}

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
  forms = new Set(); // the `Keeping` of each form that is alive on this page

  /**
   * @param {unknown} from who saved; 'tab' for another one
   * @param {boolean} [erased] whether nothing is left of the profile
   */
  tell(from, erased = false) {
    this.dispatchEvent(new CustomEvent('change', {detail: {from, erased}}));
  }

  /**
   * Give a copy back; what is there now becomes a copy itself.
   *
   * @param {Copy} copy
   */
  restore(copy) {
    return this.save(copy.text, null, 'restore', {why: 'restored'});
  }

  /** @returns {Promise<string | null>} the profile to take along: with what could not be kept */
  async wanted() {
    const texts = await Promise.all([...this.forms].map((form) => form.wanted()));
    return texts.filter(Boolean).pop() ?? (await this.load()).text;
  }
}

/** Kept across reloads. */
class BrowserStore extends Listeners {
  persistent = true;

  /**
   * @param {Files} files
   * @param {number} erased the revision that was the last to erase
   */
  constructor(files, erased) {
    super();
    this.files = files;
    files.lost = () => this.look();
    this.erased = erased;
    this.channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;
    // Anybody may say anything there: it is a reason to look, and no more.
    if (this.channel) this.channel.onmessage = () => this.look();
    addEventListener('pageshow', ({persisted}) => persisted && this.look());
  }

  /** Another tab may have changed what is kept. */
  async look() {
    let anew = false;
    try {
      const {erased} = await this.load();
      anew = erased > this.erased;
      this.erased = erased;
    } catch (error) {
      console.debug('Looked in vain.', error);
    }
    if (anew) window.beyondcvJournal.forget({others: false});
    this.tell('tab', anew);
  }

  /** @returns {Promise<Kept>} */
  async load() {
    const [files] = await this.files.begin('readonly');
    const [profile, about, copies, backup] = await Promise.all(
      [NAME, ABOUT, COPIES, BACKUP].map((name) => settled(files.get(name))),
    );
    const {text, odd} = asProfile(profile);
    const unreadable = [odd, asText(backup)].filter(Boolean).map((old) => ({at: null, why: 'unreadable', text: old}));
    return {text, ...asAbout(about), copies: [...asCopies(copies), ...unreadable]};
  }

  /**
   * @param {string | null} text null erases
   * @param {number | null} revision what the change is based on; null: whatever is there
   * @param {unknown} from who saves, passed on to listeners
   * @param {{why?: string}} options why what is there is given up: it becomes a copy
   * @returns {Promise<number>} the new revision
   */
  async save(text, revision, from = null, {why = ''} = {}) {
    const [files, transaction] = await this.files.begin('readwrite');
    const done = finished(transaction);
    const [profile, about, copies] = await Promise.all(
      [NAME, ABOUT, COPIES].map((name) => settled(files.get(name))),
    );
    const {revision: present, erased} = asAbout(about);
    if (revision !== null && present !== revision) {
      done.catch(() => {});
      transaction.abort();
      throw new Conflict();
    }
    const {text: before, odd} = asProfile(profile);
    if (odd) files.put(withCopy(asCopies(copies), odd, 'unreadable'), COPIES);
    else if (why && before !== text) files.put(withCopy(asCopies(copies), before, why), COPIES);
    if (text === null) files.delete(NAME);
    else files.put(text, NAME);
    files.put(describe(present + 1, text, erased), ABOUT);
    await done;
    if (text === null) forgetTexts(UNSAVED);
    this.announce(present + 1, from, text === null);
    return present + 1;
  }

  /** Keep a text that no form can go on with among the copies; nothing else changes. */
  async setAside(text) {
    const [files, transaction] = await this.files.begin('readwrite');
    const done = finished(transaction);
    files.put(withCopy(asCopies(await settled(files.get(COPIES))), text, 'unreadable'), COPIES);
    await done;
  }

  /**
   * At once and for good: profile, copies, and what tabs wrote down meanwhile.
   *
   * @returns {Promise<number>} the new revision
   */
  async eraseAll(from = 'erase') {
    const [files, transaction] = await this.files.begin('readwrite');
    const done = finished(transaction);
    const present = asAbout(await settled(files.get(ABOUT))).revision;
    files.clear();
    // The number goes on, so that no tab takes an empty store for the one that it knew.
    files.put(describe(present + 1, null), ABOUT);
    await done;
    // Not before: if the browser refuses, nothing was erased.
    forgetTexts(OURS);
    this.announce(present + 1, from, true);
    return present + 1;
  }

  announce(revision, from, erased) {
    if (erased) this.erased = revision;
    this.channel?.postMessage({revision});
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
    this.tell(from, text === null);
    return present + 1;
  }

  async setAside(text) {
    this.held.copies = withCopy(this.held.copies, text, 'unreadable');
  }

  async eraseAll(from = 'erase') {
    this.held = {...describe(this.held.revision + 1, null), text: null, copies: []};
    forgetTexts(OURS);
    this.tell(from, true);
    return this.held.revision;
  }
}

/** @returns {Promise<BrowserStore | PageStore>} */
export async function openStore() {
  try {
    const files = await Files.open();
    const store = new BrowserStore(files, 0);
    store.erased = (await store.load()).erased;
    return store;
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
