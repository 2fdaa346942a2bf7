// Brings what Python needs, in parts that outlive a dropped connection.
//
// A part that has arrived is kept (Cache Storage), whatever the host says of
// caching: a start that was interrupted goes on from there, and a later one asks
// the network for nothing. Files are compressed by us: a static host may not do it.

const OFTEN = 200; // ms between two reports
const FIRST_WAIT = 1_000; // ms before a part is asked for again, doubled each time
const LONGEST_WAIT = 15_000;
const CACHE = 'bcv-parts-';

/** The browser's own; the worker puts another in its place. */
export const fetchPlain = self.fetch.bind(self);

/** The host has answered, and the answer is no: asking again would not help. */
class Refused extends Error {}

let received = 0;
let reported = 0;
let report = () => {};
const missing = new Set(); // parts for which the network has failed, and not come back

/** @param {(bytes: number, lost: boolean) => void} listener told now and then how much has come in all */
export function onReceived(listener) {
  report = listener;
}

function count(bytes) {
  received += bytes;
  if (performance.now() - reported < OFTEN && received < BUILD.bytes) return;
  reported = performance.now();
  report(received, missing.size > 0);
}

/** Where parts are kept; those of an older build go. */
async function openKept() {
  const mine = CACHE + BUILD.folder;
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(CACHE) && name !== mine);
  await Promise.all(old.map((name) => caches.delete(name)));
  return caches.open(mine);
}
// Refused in some private windows, absent without HTTPS: then it is fetched each time.
const opened = 'caches' in self ? openKept().catch(() => null) : null;

async function download(address) {
  let own = 0;
  try {
    const response = await fetchPlain(address);
    if (!response.ok) {
      const passing = response.status === 429 || response.status >= 500;
      throw new (passing ? Error : Refused)(`${address}: ${response.status}`);
    }
    const chunks = [];
    const reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      chunks.push(read.value);
      own += read.value.length;
      missing.delete(address);
      count(read.value.length);
    }
    return new Blob(chunks);
  } catch (error) {
    received -= own;
    throw error;
  }
}

/** Until the network is back, or for some time. */
const pause = (wait) =>
  new Promise((resolve) => {
    setTimeout(resolve, wait);
    self.addEventListener('online', resolve, {once: true});
  });

async function part(address) {
  const kept = await opened;
  const found = await kept?.match(address).catch(() => null);
  if (found) {
    const bytes = new Uint8Array(await found.arrayBuffer());
    count(bytes.length);
    return bytes;
  }
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      const blob = await download(address);
      // Not awaited: a full disk is no reason to wait, nor to fail.
      kept?.put(address, new Response(blob)).catch(() => {});
      return new Uint8Array(await blob.arrayBuffer());
    } catch (error) {
      if (error instanceof Refused) throw error;
      missing.add(address);
      report(received, true);
      await pause(wait);
    }
  }
}

/**
 * @param {string} name a file that was compressed and cut in parts
 * @param {string} type
 * @returns {Response} the whole, decompressed as it arrives
 */
export function unpacked(name, type = 'application/octet-stream') {
  const ask = (place) => {
    const asked = part(new URL(`./${name}.${place}.pack`, import.meta.url).href);
    asked.catch(() => {}); // said when it is read
    return asked;
  };
  let place = 0;
  let next = ask(place);
  const packed = new ReadableStream({
    async pull(controller) {
      const bytes = await next;
      place += 1;
      // One ahead, so that the line is never idle.
      if (place < BUILD.parts[name]) next = ask(place);
      controller.enqueue(bytes);
      if (place === BUILD.parts[name]) controller.close();
    },
  });
  return new Response(packed.pipeThrough(new DecompressionStream('gzip')), {headers: {'content-type': type}});
}

/**
 * @param {Promise<Response> | Response} answer
 * @returns {Promise<Uint8Array>}
 */
export async function bytesOf(answer) {
  return new Uint8Array(await (await answer).arrayBuffer());
}
