// Where somebody was in the form of each unit: step and field, to go on from there.

const KEY = 'beyondcv.at';

function all() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

/** @returns {{step: string, path: string | null} | null} */
export const placeIn = (unit) => all()[unit] ?? null;

/** @param {{step?: string, path?: string | null}} place what is known anew */
export function notePlace(unit, place) {
  try {
    const known = all();
    localStorage.setItem(KEY, JSON.stringify({...known, [unit]: {...known[unit], ...place}}));
  } catch {
    // Nothing is lost but the way back.
  }
}

/** The control that writes a place of the profile. */
export function controlAt(form, path) {
  const holder = path && form.querySelector(`[class~=${CSS.escape(`bcv-at:${path}`)}]`);
  return holder?.querySelector('input:checked') ?? holder?.querySelector('input, textarea, select') ?? null;
}
