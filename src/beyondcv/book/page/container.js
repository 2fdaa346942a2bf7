// Many files as one: four bytes (length of the table, little-endian), the table
// as JSON ([[name, size], …]), then the files' bytes in that order.
// A zip would need an unzipper in the page; the whole is gzipped anyway.

/** @param {[string, Uint8Array][]} files */
export function pack(files) {
  const table = new TextEncoder().encode(JSON.stringify(files.map(([name, data]) => [name, data.length])));
  const out = new Uint8Array(files.reduce((sum, [, data]) => sum + data.length, 4 + table.length));
  new DataView(out.buffer).setUint32(0, table.length, true);
  out.set(table, 4);
  let at = 4 + table.length;
  for (const [, data] of files) {
    out.set(data, at);
    at += data.length;
  }
  return out;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Generator<[string, Uint8Array]>}
 */
export function* unpack(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const table = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  let at = 4 + length;
  for (const [name, size] of table) {
    yield [name, bytes.subarray(at, at + size)];
    at += size;
  }
}
