// Entry of every page that holds a workshop or "my profile".
import {translator} from './i18n.js';
import {ProfileBar} from './profile-bar.js';
import {openStore} from './store.js';
import {Workshop} from './workshop.js';

const able = 'DecompressionStream' in globalThis && 'Worker' in globalThis && 'WebAssembly' in globalThis;

/** The forms know a theme by its name on <html>; a site that follows the system sets none. */
function nameTheme() {
  const root = document.documentElement;
  if (root.dataset.theme) return;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const name = () => (root.dataset.theme = dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', name);
  name();
}

async function prepare() {
  nameTheme();
  const store = await openStore();
  for (const bar of document.querySelectorAll('.bcv-profile-bar')) new ProfileBar(bar, store);
  for (const section of document.querySelectorAll('.bcv-workshop')) {
    if (able) new Workshop(section, store);
    else section.querySelector('.bcv-progress').textContent = translator(section.dataset.bcvLang)('tooOld');
  }
}

prepare();
