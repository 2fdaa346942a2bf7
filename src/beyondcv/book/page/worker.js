// The Web Worker in which Python runs.
//
// Messages in:  {kind: 'start', unit, lang, profile, journal, at} · {kind: 'comm', text, buffers}
//               {kind: 'flush', seq} · {kind: 'theirs', text, base, revision}
// Messages out: {kind: 'here'} · {kind: 'step', step} · {kind: 'received', bytes, trouble} · {kind: 'comm', text, buffers} · {kind: 'idle', msgId}
//               {kind: 'form', id, how} · {kind: 'save', text, why} · {kind: 'at', step} · {kind: 'fail', said, trace, fatal}
//               {kind: 'flushed', seq, drafts, left} · {kind: 'theirs', revision} · {kind: 'outdated', trace}
//
// Python is restored from a memory snapshot; if that does not work in this
// browser, it starts the plain way and imports everything (some seconds).
import './layout.js'; // first: Pyodide looks at what it changes

import {loadPyodide} from 'pyodide';

import {fetchPlain, Outdated} from './arriving.js';
import {unpack} from './container.js';
import {bytesOf, joined, joinedNow, onReceived, unpacked, whyNot} from './fetching.js';
import {differ, withMemory} from './memory.js';

postMessage({kind: 'here'});

const here = (name) => new URL('./' + name, import.meta.url).href;
const tell = (step) => postMessage({kind: 'step', step});
const LIBRARY = '/lib/python314.zip';
const PAGE = 65_536;
const QUIET = {stdout: () => {}, stderr: (line) => console.debug(line)};
const COMMON = {indexURL: here('./'), args: ['-OO'], lockFileContents: BUILD.lock, ...QUIET};

function put(py, bytes) {
  const made = new Set();
  for (const [name, data] of unpack(bytes)) {
    const path = '/site/' + name;
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (!made.has(folder)) {
      py.FS.mkdirTree(folder);
      made.add(folder);
    }
    py.FS.writeFile(path, data);
  }
}

onReceived((bytes, trouble) => postMessage({kind: 'received', bytes, trouble}));

// Compiled while the snapshot is still on its way, where Pyodide would do one
// after the other.
const runtime = WebAssembly.compileStreaming(unpacked('wasm', 'application/wasm'));
runtime.catch(() => {});
WebAssembly.instantiateStreaming = async (_, imports) => {
  const module = await runtime;
  return {module, instance: await WebAssembly.instantiate(module, imports)};
};

// What Pyodide would fetch by itself. The standard library is not needed when
// memory is restored: it becomes a file that is fetched if it is read.
let withLibrary = false;
self.fetch = (address, options) => {
  const url = address instanceof Request ? address.url : String(address);
  if (url === here('pyodide.asm.wasm')) return Promise.resolve(new Response(''));
  if (url === here('python_stdlib.zip')) return Promise.resolve(new Response(withLibrary ? joined('library') : ''));
  return fetchPlain(address, options);
};

/** The runtime's own code: fetched with the rest, since a plain import cannot be resumed or counted. */
const creator = (async () => {
  const code = await bytesOf(unpacked('runtime'));
  const address = URL.createObjectURL(new Blob([code], {type: 'text/javascript'}));
  try {
    return (await import(/* @vite-ignore */ address)).default;
  } catch {
    // Some hosts let nothing run that is no file of theirs.
    return (await import(/* @vite-ignore */ here('runtime.js'))).default;
  }
})();
creator.catch(() => {});

/**
 * Pyodide restores into the memory that the runtime starts with, which is
 * smaller than a form's. Here it is made as large as the snapshot first, and
 * the snapshot made whole (see memory.js).
 */
async function prepared(snapshot) {
  return withMemory(await creator, (memory) => {
    differ(snapshot, new Uint8Array(memory.buffer, 0, BUILD.initial));
    const missing = BUILD.memory - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  });
}

/** Pyodide only warns, and then waits for ever, when its runtime cannot be had. */
function load(options) {
  const failure = new Promise((_, reject) => runtime.catch(reject));
  return Promise.race([loadPyodide({...COMMON, ...options}), failure]);
}

/** The standard library, as a file that is fetched when it is read. */
function placeLibrary({FS}) {
  let bytes = null;
  FS.unlink(LIBRARY);
  const [folder, name] = LIBRARY.slice(1).split('/');
  const node = FS.createFile(`/${folder}`, name, {}, true, false);
  Object.defineProperties(node, {
    contents: {get: () => (bytes ??= late('library'))},
    usedBytes: {get: () => BUILD.parts.library.reduce((sum, [length]) => sum + length, 0)},
  });
}

async function restore() {
  const data = bytesOf(unpacked('data'));
  data.catch(() => {});
  const snapshot = await bytesOf(unpacked('snapshot'));
  const py = await load({
    _loadSnapshot: snapshot,
    createPyodideModule: await prepared(snapshot),
  });
  placeLibrary(py);
  put(py, await data);
  py.pyimport('bcv_late').install(() => late('site'));
  return py;
}

async function startPlain() {
  tell('plain');
  withLibrary = true;
  const site = bytesOf(unpacked('site'));
  site.catch(() => {});
  const py = await load({createPyodideModule: await creator});
  put(py, await site);
  py.runPython("import sys; sys.path.insert(0, '/site')");
  py.pyimport('bcv_bridge').warm();
  return py;
}

/** What the snapshot does not hold, when Python asks for it, which it does while running. */
function late(name) {
  try {
    return joinedNow(name);
  } catch (error) {
    if (error instanceof Outdated) postMessage({kind: 'outdated', trace: String(error)});
    throw error;
  }
}

async function boot() {
  try {
    return [await restore(), 'snapshot'];
  } catch (error) {
    if (whyNot() instanceof Outdated) throw whyNot();
    console.debug('The snapshot did not load; starting Python the plain way.', error);
    return [await startPlain(), 'plain'];
  }
}

function connect(py) {
  const bridge = py.pyimport('bcv_bridge');
  bridge.connect(
    (text, buffers) => {
      const copies = buffers.toJs();
      buffers.destroy();
      postMessage({kind: 'comm', text, buffers: copies}, copies.map((copy) => copy.buffer));
    },
    (text, why) => postMessage({kind: 'save', text, why}),
    (said, trace) => postMessage({kind: 'fail', said, trace, fatal: false}),
    (step) => postMessage({kind: 'at', step}),
    (seq, drafts, left) => postMessage({kind: 'flushed', seq, drafts: JSON.parse(drafts), left: JSON.parse(left)}),
  );
  return bridge;
}

const ready = boot().then(([py, how]) => ({bridge: connect(py), how}));
ready.catch((error) => {
  const trace = [whyNot(), error?.stack ?? error].filter(Boolean).join('\n');
  if (whyNot() instanceof Outdated) postMessage({kind: 'outdated', trace});
  else postMessage({kind: 'fail', said: '', trace, fatal: true});
});

/** One message of the page's; Python itself reports what goes wrong in a form. */
function handle({bridge, how}, data) {
  if (data.kind === 'start') {
    tell('form');
    const id = bridge.start(data.unit, data.lang, data.profile ?? null, data.journal, data.at);
    if (id) postMessage({kind: 'form', id, how});
  } else if (data.kind === 'comm') {
    try {
      bridge.receive(data.text, data.buffers);
    } finally {
      postMessage({kind: 'idle', msgId: data.msgId});
    }
  } else if (data.kind === 'flush') {
    bridge.flush(data.seq);
  } else if (data.kind === 'theirs') {
    // What Python saves from here on holds this: the page need not guess.
    postMessage({kind: 'theirs', revision: data.revision});
    if (!bridge.theirs(data.text, data.base)) throw new Error('What another tab has saved could not be joined.');
  }
}

self.onmessage = async ({data}) => {
  const python = await ready;
  try {
    handle(python, data);
  } catch (error) {
    // What Python does not report itself has ended it, or its form.
    postMessage({kind: 'fail', said: '', trace: String(error?.stack ?? error), fatal: true});
  }
};
