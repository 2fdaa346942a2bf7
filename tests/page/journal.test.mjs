// Does the journal keep each text for the form in which it was typed, and no longer?
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {fill, fresh, journal, journalText, storage, tell, type, UNIT} from './tab.mjs';

const texts = async (unit = UNIT) => (await journal.claim(unit)).map(({text}) => text);
const DRAFT = `draft:${UNIT}/quick`;

test('two notebooks in one window: each gets its own text back', async () => {
  await fresh();
  type('Alice', {path: 'basics.name', unit: `${UNIT}|/aaaa`});
  type('Bob', {path: 'basics.name', unit: `${UNIT}|/bbbb`});
  assert.deepEqual(await texts(`${UNIT}|/aaaa`), ['Alice']);
  assert.deepEqual(await texts(`${UNIT}|/bbbb`), ['Bob']);
});

test('a page shown again as it stood: what found no room in the browser is still there', async () => {
  await fresh();
  fill(true);
  type('WORDS');
  tell('pagehide');
  tell('pageshow', {persisted: true});
  assert.ok(journal.failed && journal.has(UNIT));
  fill(false);
  tell('visibilitychange');
  assert.match(journalText(), /WORDS/);
});

test('a page shown again as it stood: what another form took over meanwhile is not doubled', async () => {
  await fresh();
  type('WORDS');
  tell('pagehide');
  storage.clear();
  tell('pageshow', {persisted: true});
  assert.ok(!journal.has(UNIT));
});

test('lines added from a box are not given back with those that wait', async () => {
  await fresh();
  type('added\nleft over', {path: DRAFT, kind: 'textarea'});
  journal.confirm(UNIT, journal.seal(UNIT), {[DRAFT]: 'left over'});
  assert.deepEqual(await texts(), ['left over']);
});

test('what is typed on in such a box is later than what the form said of it', async () => {
  await fresh();
  type('one', {path: DRAFT, kind: 'textarea'});
  const seq = journal.seal(UNIT);
  type('one\ntwo', {path: DRAFT, kind: 'textarea'});
  journal.confirm(UNIT, seq, {[DRAFT]: 'one'});
  assert.deepEqual(await texts(), ['one\ntwo']);
});

test('a tab that learns of the erasing forgets its own words, and nobody else’s', async () => {
  await fresh();
  type('PRIVATE WORDS');
  const other = JSON.stringify({left: true, entries: [{unit: UNIT, path: 'a', before: '', text: 'NEW', seq: 1, time: 1}]});
  storage.set('beyondcv.journal.other', other);
  journal.forget({others: false});
  tell('pagehide'); // what it still held would be written down now
  assert.deepEqual(await texts(), ['NEW']);
});

for (const odd of [
  '{"left":true,"entries":[null]}',
  '{"left":true,"entries":[{"path":"basics.name","text":"x","before":""}]}',
  '{"left":true,"entries":[{"unit":"03-present","text":"x","before":""}]}',
  '{"left":true,"entries":[{"unit":"03-present","path":"basics.name","text":5,"before":null,"time":"x"}]}',
  '{"left":true,"entries":5}',
  '[]',
  'half',
]) {
  test(`what another page wrote under a name of ours is no entry: ${odd}`, async () => {
    await fresh();
    storage.set('beyondcv.journal.zzz', odd);
    type('MINE');
    assert.deepEqual(await texts(), ['MINE']);
    assert.ok(!journal.leftBehind());
  });
}

test('a lock that another page keeps for ever is waited for a while, and no longer', async (t) => {
  await fresh();
  const entry = {unit: UNIT, path: 'basics.name', before: '', text: 'LEFT', seq: 1, time: 1};
  storage.set('beyondcv.journal.other', JSON.stringify({left: true, entries: [entry]}));
  let release;
  navigator.locks.request('beyondcv.claim', () => new Promise((resolve) => (release = resolve)));
  t.mock.timers.enable({apis: ['setTimeout']});
  const claimed = texts();
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(10_000);
  assert.deepEqual(await claimed, ['LEFT']);
  release();
});
