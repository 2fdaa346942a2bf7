// The service worker of the whole site: pages that were opened, and what they
// need, open again without a network.
//
// With a network nothing is ever old: it is asked first. Only what has its
// content in its address (page/0123456789ab/…) is taken from here at once. The
// large parts of the forms are kept by the forms themselves (fetching.js).
const KEPT = 'bcv-pages';
const NAMED_FOR_CONTENT = /\/page\/[0-9a-f]{12}\//;
const NOT_OURS = /\.pack$/;

// What differs in its ?query alone takes one place.
const nameOf = (address) => {
  const url = new URL(address);
  return url.origin + url.pathname;
};

async function fetchAndKeep(request) {
  const answer = await fetch(request);
  if (answer.status === 200) {
    const kept = await caches.open(KEPT);
    await kept.put(nameOf(request.url), answer.clone()).catch(() => {});
  }
  return answer;
}

async function answerTo(request) {
  const kept = await caches.open(KEPT);
  const found = await kept.match(nameOf(request.url));
  if (found && NAMED_FOR_CONTENT.test(request.url)) return found;
  try {
    return await fetchAndKeep(request);
  } catch (error) {
    if (found) return found;
    throw error;
  }
}

const ours = (address) => new URL(address).origin === location.origin && !NOT_OURS.test(new URL(address).pathname);

/** Keep what is not there yet, and forget the builds before this one. */
async function keep(addresses) {
  const kept = await caches.open(KEPT);
  const build = addresses.map((address) => NAMED_FOR_CONTENT.exec(address)?.[0]).find(Boolean);
  for (const {url} of await kept.keys()) {
    if (build && NAMED_FOR_CONTENT.test(url) && !url.includes(build)) await kept.delete(url);
  }
  const missing = [];
  for (const address of addresses.filter(ours)) {
    if (!(await kept.match(nameOf(address)))) missing.push(address);
  }
  await Promise.allSettled(missing.map((address) => fetchAndKeep(new Request(address))));
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', (event) => event.waitUntil(keep(event.data)));
addEventListener('fetch', (event) => {
  const {request} = event;
  if (request.method === 'GET' && ours(request.url)) event.respondWith(answerTo(request));
});
