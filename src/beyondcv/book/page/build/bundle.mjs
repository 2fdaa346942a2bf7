// Build step, run by node: bundle the page's modules and styles with esbuild.
//
//   node bundle.mjs NODE_MODULES OUT_DIR BUILD_JSON
//
// BUILD_JSON is what the modules know as BUILD: the folder of the assets, what a
// first start fetches, and each part's length and hash. The page's own files are
// bundled first: page.js knows their lengths and hashes too.
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const [nodeModules, outDir, build] = process.argv.slice(2);
const require = createRequire(path.join(nodeModules, 'package.json'));
const esbuild = require('esbuild');
const here = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const {folder, bytes, ...rest} = JSON.parse(build);

const common = {
  absWorkingDir: here,
  nodePaths: [nodeModules],
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome100', 'firefox113', 'safari16.4'],
  legalComments: 'linked',
  logLevel: 'warning',
  loader: {'.svg': 'dataurl'},
};

const {metafile} = await esbuild.build({
  ...common,
  metafile: true,
  define: {BUILD: JSON.stringify({folder, bytes, ...rest})},
  entryPoints: ['manager.js', 'worker.js'],
  outdir: path.join(outDir, folder),
  external: ['node:*', 'ws'], // Pyodide under Node
  alias: {jquery: path.join(here, 'jquery.js')},
});

// The widgets' style sheets are written for a page of their own; nested under
// .bcv-form they leave the book alone (:where adds no weight to a selector).
const {metafile: styles, outputFiles} = await esbuild.build({
  ...common,
  metafile: true,
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

const files = Object.fromEntries(
  ['manager.js', 'worker.js', 'form.css'].map((name) => {
    const content = fs.readFileSync(path.join(outDir, folder, name));
    return [name, [content.length, createHash('sha256').update(content).digest('hex')]];
  }),
);
const {metafile: page} = await esbuild.build({
  ...common,
  metafile: true,
  // Older browsers cannot run Python, but must understand the sentence that says so.
  target: ['chrome80', 'firefox78', 'safari14.1'],
  // The mark by which an open page sees that the site was built anew (arriving.js).
  banner: {js: `/* bcv-build-${folder} */`},
  define: {BUILD: JSON.stringify({folder, bytes, files})},
  entryPoints: ['page.js', 'page.css', 'keeper.js'],
  outdir: outDir,
});

// The licences of what is bundled ask that their text goes along.
const packages = new Set(['node_modules/pyodide']);
for (const input of [metafile, styles, page].flatMap(({inputs}) => Object.keys(inputs))) {
  const found = /.*(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) packages.add(found[1]);
}
// Some packages name their licence and leave its text out.
const left = [
  [/^pyodide$/, 'mpl-2.0.txt'],
  [/^@(jupyter-widgets|lumino)\//, 'jupyter.txt'],
];
const notices = [...packages].sort().map((name) => {
  const folder = path.join(path.dirname(nodeModules), name);
  const {name: title, version, license, homepage = ''} = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = fs.readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const ours = left.find(([pattern]) => pattern.test(title));
  if (!file && !ours) throw new Error(`${title} comes without the text of its licence: add it to page/licences`);
  const text = fs.readFileSync(file ? path.join(folder, file) : path.join(here, 'licences', ours[1]), 'utf8');
  return `${title} ${version} (${license})\n${homepage}\n\n${text.trim()}\n`;
});
fs.writeFileSync(path.join(outDir, folder, 'licences.txt'), notices.join(`\n${'-'.repeat(78)}\n\n`));
