// Does a notebook's journal forget what waited for a button once the button was pressed?
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {fresh, journal, journalText, settle, type, UNIT} from './tab.mjs';

const PATH = `draft:${UNIT}/quick`;

/** A form in a notebook, and its Python: answers what waits in the form's boxes. */
function notebook() {
  const python = {drafts: {}, asked: []};
  const answer = {textContent: ''};
  const wire = {
    value: '',
    dispatchEvent({type: kind}) {
      if (kind !== 'change') return;
      const {page, beat, replay} = JSON.parse(wire.value);
      python.asked.push(replay);
      answer.textContent = JSON.stringify({page, beat, kept: true, drafts: python.drafts, left: []});
      queueMicrotask(() => python.observe());
    },
  };
  const words = {dataset: {lang: 'en', unit: UNIT, place: 'f00', lost: 'lost', unheld: 'unheld'}};
  const form = {
    isConnected: true,
    dataset: {},
    querySelector: (css) => (css.includes('wire') ? wire : css.includes('words') ? words : answer),
  };
  Object.assign(document, {querySelectorAll: () => [form], getElementById: () => null, documentElement: {}});
  globalThis.MutationObserver = class {
    constructor(observe) {
      python.observe = observe;
    }

    observe() {}
  };
  return {python, form};
}

test('a line that was added, or erased, is not given back to the next form', async (t) => {
  await fresh();
  let now = 1_000;
  performance.now = () => now;
  t.mock.timers.enable({apis: ['setInterval']});
  const pass = async (ms) => {
    for (const until = now + ms; now < until; now += 150) {
      t.mock.timers.tick(150);
      await settle();
    }
  };
  const {python, form} = notebook();
  await import('../../src/beyondcv/widgets/pulse.js');
  await settle();
  const unit = form.dataset.bcvUnit;
  type('A PRIVATE LINE', {path: PATH, unit, kind: 'textarea'});
  python.drafts = {[PATH]: 'A PRIVATE LINE'};
  await pass(3_000);
  assert.match(journalText(), /A PRIVATE LINE/);
  python.drafts = {}; // "Add", or "Erase everything"
  await pass(3_000);
  assert.equal(journalText(), '');
  assert.deepEqual(await journal.claim(unit), []);
});
