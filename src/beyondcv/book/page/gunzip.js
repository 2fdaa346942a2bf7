// Files are served compressed by us: a static host may not do it.

/**
 * @param {Promise<Response>} fetched
 * @param {string} type
 * @returns {Promise<Response>} the same response, decompressed as it arrives
 */
export async function gunzipped(fetched, type = 'application/octet-stream') {
  const response = await fetched;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const plain = response.body.pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain, {headers: {'content-type': type}});
}

/**
 * @param {Promise<Response>} fetched
 * @returns {Promise<Uint8Array>}
 */
export async function gunzip(fetched) {
  return new Uint8Array(await (await gunzipped(fetched)).arrayBuffer());
}
