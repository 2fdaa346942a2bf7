// Is nothing called kept while Python does not answer?
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {form, fresh, SaveState, type} from './tab.mjs';

test('Python that never answers again: what is typed is not called kept', async (t) => {
  const store = await fresh();
  await store.save('{"a":1}', 0);
  const {keeping, posted} = await form(store, () => true);
  t.mock.timers.enable({apis: ['setTimeout']});
  type('AN HOUR OF TYPING');
  t.mock.timers.tick(2_000);
  t.mock.timers.tick(20_000);
  assert.deepEqual(posted, []);
  assert.ok(keeping.stopped);
  assert.equal(keeping.state, 'not-kept');
});

test('Python that was slow and answers: all is kept as before', async (t) => {
  const store = await fresh();
  await store.save('{"a":1}', 0);
  const {keeping} = await form(store);
  t.mock.timers.enable({apis: ['setTimeout']});
  keeping.look();
  t.mock.timers.tick(20_000);
  assert.equal(keeping.state, 'not-kept');
  keeping.flushed({seq: -1, drafts: {}, left: []});
  assert.equal(keeping.state, 'kept');
});

test('Python that has ended: not kept, and what it wanted kept is put aside', async () => {
  const store = await fresh();
  await store.save('{"a":1}', 0);
  const {keeping} = await form(store);
  keeping.gone = true;
  assert.equal(keeping.state, 'not-kept');
  assert.equal(await store.wanted(), '{"a":1}'); // asks nobody who cannot answer
});

test('"not kept" is not said five seconds after all is kept', (t) => {
  t.mock.timers.enable({apis: ['setTimeout']});
  document.createElement = () => ({append() {}, setAttribute() {}, addEventListener() {}, dataset: {}});
  const line = new SaveState((id) => id, {});
  line.show('waiting');
  t.mock.timers.tick(5_100);
  assert.equal(line.said, 'not-kept');
  for (let key = 0; key < 5; key++) line.show('waiting');
  line.show('kept');
  t.mock.timers.tick(60_000);
  assert.equal(line.said, 'kept');
});
