// Build step, run by node: Python starts, imports the course, and its memory is kept.
//
//   node snapshot.mjs PYODIDE_DIR SITE_DIR OUT_DIR
//
// Reads SITE_DIR (our package and the libraries it needs, as .py) and writes into
// OUT_DIR: `snapshot.bin`, the memory; `data.bin`, the files to put back beside it;
// `site.bin`, every file, for the plain start and for late imports. Prints figures
// as one JSON line.
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

import '../layout.js'; // first: Pyodide looks at what it changes
import './fixed.mjs';

import {pack} from '../container.js';
import {differ, withMemory} from '../memory.js';

const [pyodideDir, siteDir, outDir] = process.argv.slice(2).map((name) => path.resolve(name));
const {loadPyodide} = await import(pathToFileURL(path.join(pyodideDir, 'pyodide.mjs')));
const prepare = fs.readFileSync(new URL('./prepare.py', import.meta.url), 'utf8');

function* below(dir, prefix = '') {
  for (const entry of fs.readdirSync(dir, {withFileTypes: true})) {
    const name = path.posix.join(prefix, entry.name);
    if (entry.isDirectory()) yield* below(path.join(dir, entry.name), name);
    else yield [name, fs.readFileSync(path.join(dir, entry.name))];
  }
}

async function boot(files, options) {
  // -OO: docstrings and asserts take memory, and nobody reads them here.
  // PYTHONHASHSEED: sets in the same order, hence the same bytes, with each build.
  const env = {HOME: '/home/pyodide', PYTHONHASHSEED: '0'};
  const py = await loadPyodide({indexURL: pyodideDir, args: ['-OO'], env, ...options});
  for (const [name, data] of files) {
    const target = '/site/' + name;
    py.FS.mkdirTree(path.posix.dirname(target));
    py.FS.writeFile(target, data);
  }
  py.runPython(prepare);
  return py;
}

/** Fill what is free of the heap with zeros: the litter of freed objects compresses badly. */
function zeroFreeMemory({_module: module}) {
  const held = [];
  module._malloc_set_footprint_limit(module._malloc_footprint());
  for (let size = 1 << 22; size >= 16; size >>= 1) {
    for (let at = module._malloc(size); at; at = module._malloc(size)) {
      module.HEAPU8.fill(0, at, at + module._malloc_usable_size(at));
      held.push(at);
    }
  }
  held.forEach((at) => module._free(at));
  module._malloc_set_footprint_limit(-1);
}

async function main() {
  // Two interpreters: compiling would grow the memory that is kept.
  const compiler = await boot([...below(siteDir)]);
  const site = compiler
    .runPython('compile_site()')
    .split('\n')
    .map((name) => [name, compiler.FS.readFile('/site/' + name)]);

  let first;
  const {default: create} = await import(pathToFileURL(path.join(pyodideDir, 'pyodide.asm.mjs')));
  const createPyodideModule = withMemory(create, ({buffer}) => {
    const whole = new Uint8Array(buffer);
    const length = whole.findLastIndex((byte) => byte !== 0) + 1;
    first = whole.slice(0, Math.ceil(length / 4) * 4);
  });
  const py = await boot(site, {_makeSnapshot: true, createPyodideModule});
  const report = JSON.parse(py.runPython('warm_up()'));
  zeroFreeMemory(py);
  const snapshot = py.makeMemorySnapshot();

  const memory = snapshot.length;
  differ(snapshot, first);
  const write = (name, bytes) => fs.writeFileSync(path.join(outDir, name), bytes);
  write('snapshot.bin', snapshot);
  write('data.bin', pack(site.filter(([name]) => !name.endsWith('.pyc'))));
  write('site.bin', pack(site));
  console.log(JSON.stringify({...report, memory, initial: first.length}));
}

try {
  await main();
  process.exit(0);
} catch (error) {
  // Node would print the whole of Pyodide's one-line source with the error.
  console.error(error.message ?? error);
  process.exit(1);
}
