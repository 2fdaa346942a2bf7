// What stands in the browser under the course's names, as far as it has the course's
// shape: any page of the same address may write there. What is not ours is left out;
// if it could be somebody's work it is set aside as a copy that cannot be read.

const WHYS = ['opened', 'restart', 'other', 'erased', 'restored', 'unreadable'];

const asText = (value) => (typeof value === 'string' && value ? value : null);
const asNumber = (value) => (Number.isSafeInteger(value) && value > 0 ? value : 0);
const asDate = (value) => (value instanceof Date && !Number.isNaN(value.valueOf()) ? value : null);

/** @returns {string | null} what could be somebody's work, though it is no text */
function worth(value) {
  if (typeof value !== 'object' || value === null || !Object.keys(value).length) return null;
  try {
    return JSON.stringify(value) ?? null;
  } catch {
    return null; // it goes round in circles: no profile
  }
}

/** @returns {import('./store.js').Copy[]} */
export function asCopies(value) {
  if (!Array.isArray(value)) return [];
  return value
    .filter((copy) => asText(copy?.text))
    .map(({at, why, text}) => ({at: asDate(at), why: WHYS.includes(why) ? why : 'other', text}));
}

/** @returns {{revision: number, saved: Date | null, erased: number}} */
export const asAbout = (value) => ({
  revision: asNumber(value?.revision),
  saved: asDate(value?.saved),
  erased: asNumber(value?.erased),
});

/** @returns {{text: string | null, odd: string | null}} the profile; what stands in its place */
export const asProfile = (value) => ({text: asText(value), odd: asText(value) ? null : worth(value)});

/** Whether a form could go on with a text: JSON, and an object. */
export function isProfile(text) {
  try {
    const found = JSON.parse(text);
    return typeof found === 'object' && found !== null && !Array.isArray(found);
  } catch {
    return false;
  }
}

export {asText};
