// Whether bytes are those of a file that we built. A file is known by its length
// and its SHA-256: [length, 64 hexadecimal digits].
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex} from '@noble/hashes/utils.js';

// Absent without HTTPS, as in a room whose server has a number for a name.
const quick = globalThis.crypto?.subtle;

/**
 * @param {Uint8Array | ArrayBuffer} bytes
 * @returns {Promise<string>}
 */
export async function hashOf(bytes) {
  return bytesToHex(quick ? new Uint8Array(await quick.digest('SHA-256', bytes)) : sha256(new Uint8Array(bytes)));
}

/**
 * @param {Uint8Array} bytes
 * @param {[number, string]} known
 * @returns {Promise<boolean>}
 */
export async function isWhole(bytes, [length, hash]) {
  return bytes.length === length && (await hashOf(bytes)) === hash;
}

/** The same for those who cannot wait. */
export function isWholeNow(bytes, [length, hash]) {
  return bytes.length === length && bytesToHex(sha256(bytes)) === hash;
}
