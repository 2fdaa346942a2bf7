// The service worker of the whole site: pages that were opened, and what they
// need, open again without a network.
//
// With a network nothing is ever old: it is asked first. Only what has its
// content in its address (page/0123456789ab/…) is taken from here at once, and
// only as long as it is what was built: a page says the hash when it asks for a
// file to be kept, and each answer is compared with it. The large parts of the
// forms are kept by the forms themselves (fetching.js).
//
// What answers in the site's place (a filter, a page to sign in to a network) is
// passed on to the reader, and never kept.
import {hashOf} from './hashing.js';

const KEPT = 'bcv-pages';
const HASH = 'x-beyondcv-sha256';
const NAMED_FOR_CONTENT = /\/page\/[0-9a-f]{12}\//;
const PART = /\.bin$/;
const PAGE = /(?:\/|\.html)$/;
const OURS = 'bcv-'; // stands in each page of the course

const pathOf = (address) => new URL(address).pathname;

// What differs in its ?query alone takes one place.
const nameOf = (address) => new URL(address).origin + pathOf(address);

const isHtml = (answer) => (answer.headers.get('content-type') ?? '').startsWith('text/html');

/** Whether an answer is the course's: a page of it, or no page where none was asked for. */
async function isOurs(address, answer) {
  if (!PAGE.test(pathOf(address))) return !isHtml(answer);
  return isHtml(answer) && (await answer.clone().text()).includes(OURS);
}

/** @returns {Promise<Response | undefined>} what is kept; never what is no longer what it was */
async function findKept(address) {
  const kept = await caches.open(KEPT);
  const found = await kept.match(nameOf(address));
  if (!found || !NAMED_FOR_CONTENT.test(address)) return found;
  const hash = found.headers.get(HASH);
  if (hash && hash === (await hashOf(await found.clone().arrayBuffer()))) return found;
  await kept.delete(nameOf(address));
  return undefined;
}

const keepSafely = async (address, answer) => {
  const kept = await caches.open(KEPT);
  await kept.put(nameOf(address), answer).catch(() => {}); // a full disk
};

async function answerTo(request) {
  const found = await findKept(request.url);
  const named = NAMED_FOR_CONTENT.test(request.url);
  if (found && named) return found;
  try {
    const answer = await fetch(request);
    if (answer.status !== 200 || named) return answer;
    if (await isOurs(request.url, answer)) await keepSafely(request.url, answer.clone());
    // A reader sees what asks for their name; a page does not get it for a script.
    else if (found && !PAGE.test(pathOf(request.url))) return found;
    return answer;
  } catch (error) {
    if (found) return found;
    throw error;
  }
}

const isSite = (address) => new URL(address).origin === location.origin && !PART.test(pathOf(address));

async function keepPage(address) {
  if (await findKept(address)) return;
  const answer = await fetch(address);
  if (answer.status === 200 && (await isOurs(address, answer))) await keepSafely(address, answer);
}

async function keepAsset(address, hash) {
  if (await findKept(address)) return;
  for (const cache of ['default', 'reload']) {
    const answer = await fetch(address, {cache});
    const bytes = await answer.arrayBuffer();
    if (answer.status === 200 && (await hashOf(bytes)) === hash) {
      const headers = {'content-type': answer.headers.get('content-type') ?? '', [HASH]: hash};
      await keepSafely(address, new Response(bytes, {headers}));
      return;
    }
  }
}

/** Keep what is not there yet, and forget the builds before this one. */
async function keep({addresses, assets}) {
  const kept = await caches.open(KEPT);
  const [build] = NAMED_FOR_CONTENT.exec(assets[0][0]);
  for (const {url} of await kept.keys()) {
    if (NAMED_FOR_CONTENT.test(url) && !url.includes(build)) await kept.delete(url);
  }
  const pages = addresses.filter((address) => isSite(address) && !NAMED_FOR_CONTENT.test(address));
  await Promise.allSettled([...pages.map(keepPage), ...assets.map(([address, hash]) => keepAsset(address, hash))]);
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', (event) => event.waitUntil(keep(event.data)));
addEventListener('fetch', (event) => {
  const {request} = event;
  // Who asks for what is there now, and for nothing else, is answered by the network.
  if (request.method === 'GET' && request.cache !== 'no-store' && isSite(request.url)) {
    event.respondWith(answerTo(request));
  }
});
