// The runtime's memory, before Python starts in it. Used at build and in the worker.

/**
 * @param {Function} create Pyodide's own maker of the runtime
 * @param {(memory: WebAssembly.Memory) => void} act called when the memory holds
 *   what the runtime comes with and nothing else
 * @returns {Function} a maker for `loadPyodide({createPyodideModule})`
 */
export function withMemory(create, act) {
  return (settings) => {
    const {instantiateWasm} = settings;
    settings.instantiateWasm = (imports, done) =>
      instantiateWasm(imports, (instance, module) => {
        act(instance.exports.memory);
        return done(instance, module);
      });
    return create(settings);
  };
}

/**
 * Turn a snapshot into its difference from the first memory, and back: what the
 * runtime brings with it (3 MB) need not be fetched a second time.
 *
 * @param {Uint8Array} snapshot changed in place; its second word says where memory begins
 * @param {Uint8Array} first the memory before Python started, as far as it is not zero
 */
export function differ(snapshot, first) {
  const start = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2)[1];
  const words = first.length >> 2;
  const now = new Uint32Array(snapshot.buffer, snapshot.byteOffset + start, words);
  const then = new Uint32Array(first.buffer, first.byteOffset, words);
  for (let at = 0; at < words; at++) now[at] ^= then[at];
}
