// Time, chance and place, held still while the memory snapshot is taken: the same
// commit is to give the same bytes wherever it is built, so that nobody fetches them
// twice. Nothing of a learner depends on these: what is drawn is drawn after the start.
import crypto from 'node:crypto';

const THEN = Date.UTC(2026, 0, 1);
let ticks = 0;
let state = 1;

/** Park and Miller's: any row of numbers will do that is the same each time. */
const next = () => (state = (state * 48271) % 0x7fffffff);

Date.now = () => THEN;
performance.now = () => (ticks += 0.01);
Math.random = () => 0.5;
crypto.randomFillSync = (view) => {
  for (let at = 0; at < view.length; at++) view[at] = next() >> 8;
  return view;
};
process.env.TZ = 'UTC';
// Python's memory holds the name of the program that it runs in.
process.argv[1] = 'python';
