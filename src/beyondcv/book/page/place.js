// Where somebody was in the form of each unit: step and field, to go on from there.

const KEY = 'beyondcv.at';

/** Any page of the same address may write there: what has not our shape says nothing. */
function all() {
  try {
    const known = JSON.parse(localStorage.getItem(KEY));
    return typeof known === 'object' && known !== null && !Array.isArray(known) ? known : {};
  } catch {
    return {};
  }
}

/** @returns {{step: string, path: string | null} | null} */
export function placeIn(unit) {
  const known = all();
  const {step, path} = (Object.keys(known).includes(unit) && known[unit]) || {};
  if (typeof step !== 'string') return null;
  return {step, path: typeof path === 'string' ? path : null};
}

/** @param {{step?: string, path?: string | null}} place what is known anew */
export function notePlace(unit, place) {
  try {
    const known = all();
    localStorage.setItem(KEY, JSON.stringify({...known, [unit]: {...placeIn(unit), ...place}}));
  } catch {
    // Nothing is lost but the way back.
  }
}

/** The control that writes a place of the profile. */
export function controlAt(form, path) {
  const holder = path && form.querySelector(`[class~=${CSS.escape(`bcv-at:${path}`)}]`);
  return holder?.querySelector('input:checked') ?? holder?.querySelector('input, textarea, select') ?? null;
}
