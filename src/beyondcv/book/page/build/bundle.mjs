// Build step, run by node: bundle the page's modules and styles with esbuild.
//
//   node bundle.mjs NODE_MODULES OUT_DIR BUILD_JSON
//
// BUILD_JSON is what the modules know as BUILD: the folder of the assets and
// what a first start fetches.
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const [nodeModules, outDir, build] = process.argv.slice(2);
const require = createRequire(path.join(nodeModules, 'package.json'));
const esbuild = require('esbuild');
const here = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = JSON.parse(build).folder;

const common = {
  absWorkingDir: here,
  nodePaths: [nodeModules],
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome100', 'firefox113', 'safari16.4'],
  legalComments: 'linked',
  logLevel: 'warning',
  define: {BUILD: build},
  loader: {'.svg': 'dataurl'},
};

// Older browsers cannot run Python, but must understand the sentence that says so.
const old = ['chrome80', 'firefox78', 'safari14.1'];
await esbuild.build({...common, target: old, entryPoints: ['page.js', 'page.css', 'keeper.js'], outdir: outDir});
const {metafile} = await esbuild.build({
  ...common,
  metafile: true,
  entryPoints: ['manager.js', 'worker.js'],
  outdir: path.join(outDir, folder),
  alias: {jquery: path.join(here, 'jquery.js')},
});

// The widgets' style sheets are written for a page of their own; nested under
// .bcv-form they leave the book alone (:where adds no weight to a selector).
const {outputFiles} = await esbuild.build({
  ...common,
  minify: false,
  entryPoints: ['widgets.css'],
  write: false,
  outdir: outDir,
});
const widgets = outputFiles
  .find(({path: name}) => name.endsWith('.css'))
  .text.replaceAll(':root', '&')
  .replaceAll(/(^|[\s,}])body(?=[\s,.{])/g, '$1&');
const own = fs.readFileSync(path.join(here, 'form.css'), 'utf8');
const {code} = await esbuild.transform(`:where(.bcv-form) {\n${widgets}\n}\n${own}`, {
  loader: 'css',
  minify: true,
  target: common.target,
});
fs.writeFileSync(path.join(outDir, folder, 'form.css'), code);

// The licences of what is bundled ask that their text goes along.
const packages = new Set(['node_modules/pyodide']);
for (const input of Object.keys(metafile.inputs)) {
  const found = /.*(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) packages.add(found[1]);
}
const notices = [...packages].sort().map((name) => {
  const folder = path.join(path.dirname(nodeModules), name);
  const {name: title, version, license, homepage} = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = fs.readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? fs.readFileSync(path.join(folder, file), 'utf8') : (homepage ?? '');
  return `${title} ${version} (${license})\n\n${text.trim()}\n`;
});
fs.writeFileSync(path.join(outDir, folder, 'licences.txt'), notices.join(`\n${'-'.repeat(78)}\n\n`));
