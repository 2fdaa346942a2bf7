// What was on its way to the store when its page was left, written down where that takes
// no time. Each text stands with the one that it came from (its base) and with why it
// replaces the whole profile, if it does: the next start does what was begun, or joins it.

const UNSAVED = 'beyondcv.unsaved.'; // then the tab

/** @typedef {{text: string | null, why: string, base: string | null}} Wanted */

const isText = (value) => value === null || typeof value === 'string';

/** @returns {Wanted[]} nothing for what another page wrote under a name of ours */
function read(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    const items = Array.isArray(found?.items) ? found.items : [found]; // earlier versions wrote one, bare
    return items
      .filter((item) => item && isText(item.text) && item.text !== '' && isText(item.base))
      .map(({text, why, base}) => ({text, why: typeof why === 'string' ? why : '', base}));
  } catch {
    return [];
  }
}

/** @returns {{key: string, items: Wanted[]}[]} what stands there now, tab by tab */
export function leftBehind() {
  let keys = [];
  try {
    keys = Object.keys(localStorage).filter((key) => key.startsWith(UNSAVED));
  } catch {
    // Refused: then nothing stands there either.
  }
  return keys.map((key) => ({key, items: read(key)})).filter(({items}) => items.length);
}

export const ownKey = (tab) => UNSAVED + tab;

/** @param {Wanted[]} items */
export function writeDown(tab, items) {
  try {
    localStorage.setItem(ownKey(tab), JSON.stringify({items}));
  } catch {
    // Full: what was typed is in the journal all the same.
  }
}

/** @param {string} key as `leftBehind` gave it */
export function settle(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Refused: then nothing stands there either.
  }
}

export const isThere = (key) => localStorage.getItem(key) !== null;
