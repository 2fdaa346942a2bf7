// Is nothing overwritten, and nothing called kept that is not?
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {asideKeys, form, fresh, journal, journalText, leave, settle, storage, type, UNIT} from './tab.mjs';

const BASE = '{"base":1}';
const never = () => new Promise(() => {});
const copiesOf = async (store) => (await store.load()).copies.map(({text, why}) => [text, why]);
const refuse = async () => {
  throw new DOMException('full', 'QuotaExceededError');
};

/** A store that holds a profile, and a form of it. */
async function begun() {
  const store = await fresh();
  await store.save(BASE, 0);
  return {store, ...(await form(store))};
}

/** The same, where another tab saved first: Python has been told, and has taken it. */
async function joining(mine = '{"base":1,"mine":1}') {
  const {store, keeping, posted} = await begun();
  await store.save('{"base":1,"theirs":1}', 1, 'tab');
  keeping.save(mine);
  await settle();
  assert.deepEqual(posted.map(({kind}) => kind), ['theirs', 'flush']);
  keeping.joined();
  return {store, keeping, posted};
}

test('a page left while Python joins: what the other tab saved is not overwritten', async () => {
  const {store, keeping} = await joining();
  const next = await leave(keeping, store);
  assert.equal((await store.load()).text, '{"base":1,"theirs":1}');
  const [told] = next.posted.filter(({kind}) => kind === 'theirs');
  assert.deepEqual([told.text, told.base], ['{"base":1,"mine":1}', BASE]);
});

test('a page left once Python has joined: both texts are kept', async () => {
  const {store, keeping} = await joining();
  store.save = never;
  keeping.save('{"base":1,"theirs":1,"mine":1}');
  await settle();
  delete store.save;
  const {profile} = await leave(keeping, store);
  assert.equal(profile, '{"base":1,"theirs":1,"mine":1}');
});

test('tabs that overtake each other push out no earlier version', async () => {
  const store = await fresh();
  await store.save('{"begun":1}', 0);
  await store.save('{"new":1}', 1, null, {why: 'restart'});
  for (let n = 0; n < 20; n++) await store.save(`{"n":${n}}`, n + 2, null, {why: 'other'});
  assert.deepEqual(await copiesOf(store), [['{"n":18}', 'other'], ['{"new":1}', 'other'], ['{"begun":1}', 'restart']]);
});

test('a store that the browser cleared away is filled again with all that stands here', async () => {
  const {store, keeping, posted} = await begun();
  store.held = {text: null, revision: 0, saved: null, erased: 0, copies: []};
  keeping.changed('tab');
  await settle();
  const [told] = posted.filter(({kind}) => kind === 'theirs');
  assert.deepEqual([told.text, told.base], [null, null]);
});

test('what another tab erased is no loss of the browser', async () => {
  const {store, keeping, posted} = await begun();
  let erased = false;
  keeping.addEventListener('erased', () => (erased = true));
  await store.save(null, 1, 'tab');
  keeping.changed('tab');
  await settle();
  assert.ok(erased);
  assert.deepEqual(posted, []);
});

test('the journal is crossed out when the store holds the text, and no sooner', async () => {
  const {store, keeping} = await begun();
  await store.save('{"base":1,"theirs":1}', 1, 'tab');
  type('MY SENTENCE');
  const seq = journal.seal(UNIT);
  keeping.save('{"summary":"MY SENTENCE"}');
  keeping.flushed({seq, drafts: {}, left: []});
  await settle();
  keeping.joined();
  await settle();
  assert.match(journalText(), /MY SENTENCE/);
  keeping.save('{"base":1,"theirs":1,"summary":"MY SENTENCE"}');
  keeping.flushed({seq: -1, drafts: {}, left: []});
  await settle();
  assert.match((await store.load()).text, /MY SENTENCE/);
  assert.equal(journalText(), '');
});

for (const [text, why, profile, copies] of [
  ['', 'erased', null, [['{"years":2}', 'erased'], ['{"years":1}', 'restored']]],
  ['{"other":1}', 'opened', '{"other":1}', [['{"years":2}', 'opened'], ['{"years":1}', 'restored']]],
  ['', 'everything', null, []],
]) {
  test(`a page left while "${why}" is on its way: the next start does it, copies as asked`, async () => {
    const store = await fresh();
    await store.save('{"years":1}', 0);
    await store.save('{"years":2}', 1, null, {why: 'restored'});
    const {keeping} = await form(store);
    store.save = store.eraseAll = never;
    keeping.save(text, why);
    await settle();
    delete store.save;
    delete store.eraseAll;
    const next = await leave(keeping, store);
    assert.equal(next.profile, profile);
    assert.deepEqual(await copiesOf(store), copies);
    assert.deepEqual(asideKeys(), []);
  });
}

test('what is typed after "erase everything" is stored, though the erasing waits', async () => {
  const {store, keeping} = await begun();
  const save = store.save.bind(store);
  let go;
  store.save = (...given) => new Promise((resolve) => (go = resolve)).then(() => save(...given));
  keeping.save('{"base":2}');
  keeping.save('', 'everything');
  type('NEW NAME', {path: 'basics.name'});
  keeping.save('{"basics":{"name":"NEW NAME"}}');
  keeping.flushed({seq: journal.seal(UNIT), drafts: {}, left: []});
  delete store.save;
  go();
  await settle();
  assert.equal(keeping.state, 'kept');
  assert.equal((await store.load()).text, '{"basics":{"name":"NEW NAME"}}');
  assert.deepEqual(await copiesOf(store), []);
});

test('"erase everything" is done even if another tab has saved meanwhile', async () => {
  const {store, keeping} = await begun();
  store.save('{"base":1,"theirs":1}', 1, 'tab', {why: 'opened'});
  keeping.save('', 'everything');
  await settle();
  assert.equal((await store.load()).text, null);
  assert.deepEqual(await copiesOf(store), []);
});

test('"erase everything" is done where the browser had no room for what came before', async () => {
  const {store, keeping} = await begun();
  let go;
  store.save = () => new Promise((_, reject) => (go = reject));
  keeping.save('{"base":2}');
  keeping.save('', 'everything');
  go(new DOMException('full', 'QuotaExceededError'));
  await settle();
  keeping.run(); // it is tried again after some seconds
  await settle();
  assert.equal((await store.load()).text, null);
});

test('a form that is started anew before the page is left loses nothing that was put aside', async () => {
  const {store, keeping} = await joining();
  keeping.putAside();
  keeping.end();
  const again = await form(store); // what was put aside waits for Python
  store.save = refuse;
  again.keeping.joined();
  again.keeping.save('{"base":1,"theirs":1,"mine":1,"more":1}');
  await settle();
  delete store.save;
  const next = await leave(again.keeping, store);
  const given = [next.profile, ...next.posted.map(({text}) => text)].join();
  assert.match(given, /"more":1/);
  assert.match(given, /"mine":1/);
});

test('two profiles opened in a row: both that they replaced are copies', async () => {
  const {store, keeping} = await begun();
  keeping.save('{"B":1}', 'opened');
  keeping.save('{"C":1}', 'opened');
  await settle();
  assert.equal((await store.load()).text, '{"C":1}');
  assert.deepEqual(await copiesOf(store), [['{"B":1}', 'opened'], [BASE, 'opened']]);
});

test('keys typed one after the other while the store is slow: only the last is written', async () => {
  const {store, keeping} = await begun();
  const written = [];
  const save = store.save.bind(store);
  store.save = async (text, ...given) => (written.push(text), await settle(), save(text, ...given));
  for (const text of ['{"a":1}', '{"a":12}', '{"a":123}', '{"a":1234}']) keeping.save(text);
  while ((await store.load()).text !== '{"a":1234}') await settle();
  assert.deepEqual(written, ['{"a":1}', '{"a":1234}']);
});

test('an erasure put aside that no longer fits is void, and does not strike later', async () => {
  const store = await fresh();
  await store.save('{"me":1}', 0);
  storage.set('beyondcv.unsaved.gone', JSON.stringify({text: null, base: '{"me":0}'}));
  (await form(store)).keeping.end();
  assert.deepEqual(asideKeys(), []);
  await store.save('{"me":0}', null, 'restore', {why: 'restored'});
  assert.equal((await form(store)).profile, '{"me":0}');
});

test('an erasure that the store refuses is tried again at the next start', async () => {
  const {store, keeping} = await begun();
  store.save = refuse;
  keeping.save('', 'erased');
  await settle();
  const next = await leave(keeping, store);
  assert.equal(next.profile, BASE);
  delete store.save;
  next.keeping.end();
  assert.equal((await form(store)).profile, null);
  assert.deepEqual(await copiesOf(store), [[BASE, 'erased']]);
});

test('a text of a page that was left is joined, and goes only when the store holds it', async () => {
  const store = await fresh();
  await store.save('{"theirs":1}', 0);
  storage.set('beyondcv.unsaved.gone', JSON.stringify({items: [{text: '{"mine":1}', why: '', base: BASE}]}));
  const {keeping, posted} = await form(store);
  assert.deepEqual([posted[0].text, posted[0].base], ['{"mine":1}', BASE]);
  keeping.joined();
  assert.equal(asideKeys().length, 1);
  keeping.save('{"theirs":1,"mine":1}');
  keeping.flushed({seq: -1, drafts: {}, left: []});
  await settle();
  assert.equal((await store.load()).text, '{"theirs":1,"mine":1}');
  assert.deepEqual(asideKeys(), []);
});

test('a text of a page that was left, and a tab that saves meanwhile: Python is told of both', async () => {
  const store = await fresh();
  await store.save('{"theirs":1}', 0);
  storage.set('beyondcv.unsaved.gone', JSON.stringify({text: '{"mine":1}', base: BASE}));
  const load = store.load.bind(store);
  const {keeping, posted} = await (async () => {
    let loads = 0;
    store.load = async () => {
      if (++loads === 2) await store.save('{"theirs":2}', 1, 'tab'); // between its start and its joining
      return load();
    };
    return form(store);
  })();
  assert.equal(posted[0].text, '{"theirs":2}');
  keeping.joined();
  keeping.flushed({seq: -1, drafts: {}, left: []});
  await settle();
  assert.equal(posted[2].text, '{"mine":1}');
});

test('what could not be kept is what the download gives', async () => {
  const {store, keeping, posted} = await begun();
  store.save = refuse;
  keeping.save('{"summary":"AN HOUR OF WORK"}');
  await settle();
  const wanted = store.wanted();
  assert.equal(posted.at(-1).kind, 'flush');
  keeping.save('{"summary":"AN HOUR OF WORK, AND THE LAST KEY"}'); // Python hands over what it held
  keeping.flushed({seq: -1, drafts: {}, left: []});
  assert.equal(await wanted, '{"summary":"AN HOUR OF WORK, AND THE LAST KEY"}');
  assert.equal(keeping.state, 'not-kept');
});

test('a download without a form, or where all is kept, gives what the store holds', async () => {
  const {store, keeping} = await begun();
  const wanted = store.wanted();
  keeping.flushed({seq: -1, drafts: {}, left: []});
  assert.equal(await wanted, BASE);
  keeping.end();
  assert.equal(await store.wanted(), BASE);
});

test('a line goes back to the copy that it shows, whatever was added above it', async () => {
  const store = await fresh();
  await store.save('{"A":1}', 0);
  await store.save('{"B":1}', 1, null, {why: 'opened'});
  const [shown] = (await store.load()).copies;
  await store.save('{"C":1}', 2, 'tab', {why: 'opened'});
  await store.restore(shown);
  assert.equal((await store.load()).text, '{"A":1}');
});

for (const odd of ['not json', 'null', '5', '{"text":5,"base":null}', '{"text":{"a":1},"base":null}', '{"items":[null]}']) {
  test(`what another page wrote beside it hides no text that was put aside: ${odd}`, async () => {
    const store = await fresh();
    storage.set('beyondcv.unsaved.aaa', odd);
    storage.set('beyondcv.unsaved.bbb', JSON.stringify({text: '{"mine":1}', base: null}));
    assert.equal((await form(store)).profile, '{"mine":1}');
  });
}

test('a text that no form can go on with becomes a copy, and the form starts', async () => {
  const store = await fresh();
  storage.set('beyondcv.unsaved.aaa', JSON.stringify({text: '{half', base: null}));
  assert.equal((await form(store)).profile, null);
  assert.deepEqual(await copiesOf(store), [['{half', 'unreadable']]);
  assert.deepEqual(asideKeys(), []);
});
