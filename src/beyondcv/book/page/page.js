// Entry of every page that holds a workshop or "my profile".
import {translator} from './i18n.js';
import {ProfileBar} from './profile-bar.js';
import {openStore} from './store.js';
import {Workshop} from './workshop.js';

const able = 'DecompressionStream' in globalThis && 'Worker' in globalThis && 'WebAssembly' in globalThis;

async function prepare() {
  const store = await openStore();
  for (const bar of document.querySelectorAll('.bcv-profile-bar')) new ProfileBar(bar, store);
  for (const section of document.querySelectorAll('.bcv-workshop')) {
    if (able) new Workshop(section, store);
    else section.querySelector('.bcv-progress').textContent = translator(section.dataset.bcvLang)('tooOld');
  }
}

prepare();
