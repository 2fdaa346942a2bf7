// Time and chance, held still while the memory snapshot is taken: the same commit
// is to give the same bytes, so that nobody fetches them twice. Nothing of a learner
// depends on either: what is drawn in the browser is drawn after the start.
const THEN = Date.UTC(2026, 0, 1);
let ticks = 0;

Date.now = () => THEN;
performance.now = () => (ticks += 0.01);
Math.random = () => 0.5;
Object.defineProperty(globalThis.crypto, 'getRandomValues', {
  value(array) {
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(7);
    return array;
  },
});
