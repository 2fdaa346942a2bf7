// Entry of every page that holds a workshop or "my profile".
import {button} from './elements.js';
import {translator} from './i18n.js';
import {ProfileBar} from './profile-bar.js';
import {openStore} from './store.js';
import {Workshop} from './workshop.js';

// The theme's script looks for this mark: without it, it says what else can be done.
document.documentElement.dataset.bcvPage = 'yes';

/** Old browsers make a worker of any kind, and look at no option. */
function modulesInWorkers() {
  let asked = false;
  const options = {
    get type() {
      asked = true;
      return 'module';
    },
  };
  try {
    new Worker('https://', options).terminate();
  } catch {
    // No address at all, which is the point: nothing is to be run.
  }
  return asked;
}

const able = () =>
  ['DecompressionStream', 'ReadableStream', 'WebAssembly', 'Worker'].every((name) => name in globalThis) &&
  'compileStreaming' in WebAssembly &&
  modulesInWorkers();

/** Never a button that does nothing: a sentence, and another way. */
function refuse(section) {
  const say = translator(section.dataset.bcvLang);
  const said = section.querySelector('.bcv-progress');
  said.textContent = say('tooOld');
  said.after(button(say('print'), () => print(), {class: 'bcv-button bcv-print'}));
}

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
  const draw = able() ? (section) => new Workshop(section, store) : refuse;
  for (const section of document.querySelectorAll('.bcv-workshop')) draw(section);
}

prepare();
