// One file of ours over any network: asked for until it is there, and taken only
// if it is the one that was built. What answers in the site's place (a filter, a
// page to sign in to a network) often does so with status 200.
import {isWhole, isWholeNow} from './hashing.js';

const FIRST_WAIT = 1_000; // ms before a file is asked for again, doubled each time
const LONGEST_WAIT = 15_000;
const MARK = /bcv-build-([0-9a-f]{12})/;
const NEEDS_SIGNING_IN = 511;

/** The host has answered, and the answer is no: asking again would not help. */
export class Refused extends Error {}

/** The site has been built anew since this page was opened. */
export class Outdated extends Error {}

/** Something else than the site has answered. */
export class Foreign extends Error {}

/** The browser's own; the worker puts another in its place. */
export const fetchPlain = self.fetch.bind(self);

/** What a fresh page.js says of itself: whose it is, and of which build. */
function judge(text) {
  const build = MARK.exec(text)?.[1];
  if (!build) return 'foreign';
  return build === BUILD.folder ? 'same' : 'newer';
}

/** A file that is not there, or another: what does that mean? */
function meaning(site, status, address) {
  const said = `${address}: ${status}`;
  if (site === 'newer') return new Outdated(said);
  if (status === 200 || site === 'foreign') return new Foreign(said);
  return site === 'same' ? new Refused(said) : new Error(said);
}

const isAbsent = (status) => status === 404 || status === 410;
const passing = (status) => status === 429 || (status >= 500 && status !== NEEDS_SIGNING_IN);

/** @param {string} root where page.js is */
async function siteNow(root) {
  try {
    const answer = await fetchPlain(new URL('page.js', root), {cache: 'no-store'});
    if (isAbsent(answer.status)) return 'same'; // the host has nothing of ours
    if (!passing(answer.status)) return judge(await answer.text());
  } catch {
    // As below.
  }
  return 'lost';
}

/** Signing in to a network often begins with being sent to another host. */
async function isSentElsewhere(address) {
  try {
    return (await fetchPlain(address, {cache: 'no-store', redirect: 'manual'})).type === 'opaqueredirect';
  } catch {
    return false;
  }
}

async function read(response, count) {
  const chunks = [];
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    count(next.value.length, isPage);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** @throws {Refused | Outdated | Foreign | Error} any other: the network has failed */
async function bring(address, known, {root, cache, count}) {
  const response = await fetchPlain(address, {cache}).catch(async (error) => {
    throw (await isSentElsewhere(address)) ? new Foreign(address) : error;
  });
  if (response.ok) {
    const bytes = await read(response, count);
    if (await isWhole(bytes, known)) return bytes;
  }
  if (passing(response.status)) throw new Error(`${address}: ${response.status}`);
  throw meaning(await siteNow(root), response.ok ? 200 : response.status, address);
}

/** Until the network is back, or for some time. */
const pause = (wait) =>
  new Promise((resolve) => {
    setTimeout(resolve, wait);
    self.addEventListener('online', resolve, {once: true});
  });

/**
 * @param {string} address
 * @param {[number, string]} known the file's length and hash
 * @param {object} how
 * @param {string} how.root where page.js is
 * @param {(bytes: number) => void} [how.count] told what comes in; a negative number takes back
 * @param {(state: '' | 'lost' | 'foreign') => void} [how.tell] told what stands in the way, if anything
 * @param {(tries: number, error: Error) => boolean} [how.enough] whether to give up
 * @returns {Promise<Uint8Array>}
 * @throws {Refused | Outdated} asking again would not help
 */
export async function arrived(address, known, {root, count = () => {}, tell = () => {}, enough = () => false}) {
  let wait = FIRST_WAIT;
  for (let tries = 1; ; tries++) {
    let own = 0;
    try {
      const bytes = await bring(address, known, {
        root,
        // What answered in the site's place may have been kept by the browser.
        cache: tries === 1 ? 'default' : 'reload',
        count(bytes, isPage) {
          own += bytes;
          count(bytes);
          if (!isPage) tell('');
        },
      });
      tell('');
      return bytes;
    } catch (error) {
      count(-own);
      if (error instanceof Refused || error instanceof Outdated || enough(tries, error)) throw error;
      if (tries === 1 && error instanceof Foreign) continue;
      tell(error instanceof Foreign ? 'foreign' : 'lost');
      await pause(wait);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    }
  }
}

function ask(address) {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  request.responseType = 'arraybuffer';
  request.send();
  return {status: request.status, bytes: new Uint8Array(request.response ?? 0)};
}

/**
 * The same once, for those who cannot wait (in a worker).
 *
 * @throws {Refused | Outdated | Foreign | Error}
 */
export function arrivedNow(address, known, root) {
  let {status, bytes} = ask(address);
  if (status === 200 && isWholeNow(bytes, known)) return bytes;
  // Asked for by another name: the first may be kept by the browser.
  ({status, bytes} = ask(`${address}?again`));
  if (status === 200 && isWholeNow(bytes, known)) return bytes;
  if (passing(status)) throw new Error(`${address}: ${status}`);
  const page = ask(`${new URL('page.js', root)}?${BUILD.folder}`);
  const site = isAbsent(page.status) ? 'same' : judge(new TextDecoder().decode(page.bytes));
  throw meaning(site, status, address);
}
