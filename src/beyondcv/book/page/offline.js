// Lets a form that was started once open again without a network.
//
// Nothing is kept for those who only read: the service worker (../keeper.js, at
// the root of the site) comes with the first form.

/** @param {[string, string][]} assets what a start needs beside the page and the parts, each with its hash */
export async function keepForLater(assets) {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL('../keeper.js', import.meta.url));
    const {active} = await navigator.serviceWorker.ready;
    const page = location.origin + location.pathname;
    const loaded = performance.getEntriesByType('resource').map(({name}) => name);
    active.postMessage({addresses: [...new Set([page, ...loaded])], assets});
  } catch (error) {
    console.debug('This page is not kept for later.', error);
  }
}
