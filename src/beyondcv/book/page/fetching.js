// Brings what Python needs, in parts that outlive a dropped connection.
//
// A part that has arrived is kept (Cache Storage) under its hash, whatever the host
// says of caching: a start that was interrupted goes on from there, a later one asks
// the network for nothing, and a new build for no more than what is new in it. Only
// the part itself is kept and used, never what answers in its place (arriving.js).
// Files are compressed by us: a static host may not do it.
import {arrived, arrivedNow, Foreign} from './arriving.js';
import {isWhole} from './hashing.js';

const OFTEN = 200; // ms between two reports
const KEPT = 'bcv-parts';
const ROOT = new URL('../', import.meta.url).href;
/** A start works without these, if more slowly: they need not be waited for without end. */
const SPARED = new Set(['snapshot', 'data']);
const PATIENCE = 4; // tries

let received = 0;
let reported = 0;
let report = () => {};
let ended = null;
const troubles = new Map(); // by address of a part: what stands in its way

/** @param {(bytes: number, trouble: '' | 'lost' | 'foreign') => void} listener told now and then how much has come in all */
export function onReceived(listener) {
  report = listener;
}

function tellAll() {
  const all = [...troubles.values()];
  reported = performance.now();
  report(received, all.includes('foreign') ? 'foreign' : (all[0] ?? ''));
}

function count(bytes) {
  received += bytes;
  if (performance.now() - reported >= OFTEN || received >= BUILD.bytes) tellAll();
}

function setTrouble(address, trouble) {
  if ((troubles.get(address) ?? '') === trouble) return;
  if (trouble) troubles.set(address, trouble);
  else troubles.delete(address);
  tellAll();
}

const addressOf = (name, place) => new URL(`./${name}.${place}.bin`, import.meta.url).href;
const keyOf = ([, hash]) => new URL(`kept/${hash}`, ROOT).href;

/** Where parts are kept; what belongs to no part of this build goes. */
async function openKept() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(`${KEPT}-`));
  await Promise.all(older.map((name) => caches.delete(name)));
  const kept = await caches.open(KEPT);
  const mine = new Set(Object.values(BUILD.parts).flat().map(keyOf));
  const requests = await kept.keys();
  await Promise.all(requests.filter(({url}) => !mine.has(url)).map((request) => kept.delete(request)));
  return kept;
}
// Refused in some private windows and frames, absent without HTTPS: then it is fetched each time.
const opened = 'caches' in self ? openKept().catch(() => null) : null;

/** @returns {Promise<Uint8Array | null>} a part that is here and whole */
async function keptPart(kept, known) {
  try {
    const found = await kept.match(keyOf(known));
    if (!found) return null;
    const bytes = new Uint8Array(await found.arrayBuffer());
    if (await isWhole(bytes, known)) return bytes;
    await kept.delete(keyOf(known));
  } catch {
    // A disk that fails: it is fetched.
  }
  return null;
}

/** Something answers in the place of this part alone: without it, the start is slower. */
const enoughFor = (name) => (tries, error) =>
  SPARED.has(name) &&
  error instanceof Foreign &&
  tries >= PATIENCE &&
  [...troubles.keys()].every((address) => SPARED.has(/([a-z]+)\.\d+\.bin$/.exec(address)[1]));

async function part(name, place) {
  const known = BUILD.parts[name][place];
  const kept = await opened;
  const found = kept && (await keptPart(kept, known));
  if (found) {
    count(found.length);
    return found;
  }
  const address = addressOf(name, place);
  try {
    const bytes = await arrived(address, known, {
      root: ROOT,
      count,
      tell: (trouble) => setTrouble(address, trouble),
      enough: enoughFor(name),
    });
    // Not awaited: a full disk is no reason to wait, nor to fail.
    kept?.put(keyOf(known), new Response(bytes)).catch(() => {});
    return bytes;
  } catch (error) {
    ended ??= error;
    throw error;
  } finally {
    setTrouble(address, '');
  }
}

/** @returns {Error | null} why a part could not be had: on its way through a stream, an error is lost */
export const whyNot = () => ended;

/**
 * @param {string} name a file that was cut in parts
 * @returns {ReadableStream<Uint8Array>} it, as it arrives
 */
export function joined(name) {
  const ask = (place) => {
    const asked = part(name, place);
    asked.catch(() => {}); // said when it is read
    return asked;
  };
  let place = 0;
  let next = ask(place);
  const last = BUILD.parts[name].length;
  return new ReadableStream({
    async pull(controller) {
      const bytes = await next;
      place += 1;
      // One ahead, so that the line is never idle.
      if (place < last) next = ask(place);
      controller.enqueue(bytes);
      if (place === last) controller.close();
    },
  });
}

/**
 * @param {string} name a file that was compressed and cut in parts
 * @param {string} type
 * @returns {Response} the whole, decompressed as it arrives
 */
export function unpacked(name, type = 'application/octet-stream') {
  return new Response(joined(name).pipeThrough(new DecompressionStream('gzip')), {headers: {'content-type': type}});
}

/**
 * The same at once, still compressed, for Python, which cannot wait.
 *
 * @param {string} name
 * @returns {Uint8Array}
 */
export function joinedNow(name) {
  const parts = BUILD.parts[name].map((known, place) => arrivedNow(addressOf(name, place), known, ROOT));
  const whole = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const bytes of parts) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

/**
 * @param {Promise<Response> | Response} answer
 * @returns {Promise<Uint8Array>}
 */
export async function bytesOf(answer) {
  return new Uint8Array(await (await answer).arrayBuffer());
}
