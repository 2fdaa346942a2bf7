// The files that the page itself brings for a form: what draws it, and the worker.
import {arrived, Outdated, Refused} from './arriving.js';
import {element} from './elements.js';

export {Outdated};

/** Where the built files are: a folder named for its content, beside page.js. */
export const asset = (name) => new URL(`./${BUILD.folder}/${name}`, import.meta.url).href;

/** What is kept for a start without a network: the files' addresses, each with its hash. */
export const ASSETS = Object.entries(BUILD.files).map(([name, [, hash]]) => [asset(name), hash]);

const ROOT = new URL('./', import.meta.url).href;
const TRIES = 4;

/**
 * Bring a file of the page's own, whatever the network does meanwhile.
 *
 * @template T
 * @param {string} name
 * @param {(address: string) => Promise<T>} bring
 * @param {(trouble: '' | 'lost' | 'foreign') => void} tell
 * @returns {Promise<T>}
 * @throws {Outdated | Refused} asking again would not help
 */
export async function persist(name, bring, tell) {
  for (let tries = 0; ; tries++) {
    try {
      // A browser may remember that a module could not be had: it is asked for under another name.
      return await bring(tries ? `${asset(name)}?${tries}` : asset(name));
    } catch (error) {
      if (tries === TRIES || error instanceof Refused) throw error;
      await arrived(asset(name), BUILD.files[name], {root: ROOT, tell});
    }
  }
}

const stylesheet = (href) =>
  new Promise((resolve, reject) => {
    const link = element('link', {rel: 'stylesheet', href});
    link.onerror = () => {
      link.remove();
      reject(new Error(href));
    };
    // Some browsers take a filter's page for a style sheet in which nothing stands.
    link.onload = () => (link.sheet?.cssRules.length ? resolve() : link.onerror());
    document.head.append(link);
  });

let drawing = null;
/** The code and the style that draw widgets, fetched once for all forms of a page. */
export const loadDrawing = (tell) =>
  (drawing ??= Promise.all([
    persist('manager.js', (address) => import(address), tell),
    persist('form.css', stylesheet, tell),
  ])
    .then(([module]) => module)
    .catch((error) => {
      drawing = null;
      throw error;
    }));

/** Somebody is about to press: fetch what is small. */
export function prepareDrawing() {
  document.head.append(element('link', {rel: 'modulepreload', href: asset('manager.js')}));
}

/**
 * Start a worker; it runs once it has said something. One that runs is left alone, whatever
 * goes wrong in it: it may be at work all the same.
 *
 * @param {(trouble: '' | 'lost' | 'foreign') => void} tell
 * @param {(worker: Worker) => void} made called with each worker that is tried
 * @param {(message: object) => void} told called with what the worker says
 * @returns {Promise<Worker>}
 */
export function startWorker(tell, made, told) {
  const bring = (address) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(address, {type: 'module'});
      let runs = false;
      made(worker);
      worker.onmessage = ({data}) => {
        runs = true;
        resolve(worker);
        told(data);
      };
      worker.onerror = (event) => {
        const said = event.message || address;
        if (runs) return told({kind: 'fail', said: '', trace: said, fatal: false});
        worker.terminate();
        reject(navigator.onLine ? new Error(said) : new Refused(said));
      };
    });
  return persist('worker.js', bring, tell);
}
