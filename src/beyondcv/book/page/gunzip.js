// Files are served compressed by us: a static host may not do it.

const OFTEN = 200; // ms between two reports

let received = 0;
let reported = 0;
let report = () => {};

/** @param {(bytes: number) => void} listener told now and then how much has come in all */
export function onReceived(listener) {
  report = listener;
}

const counting = () =>
  new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (performance.now() - reported > OFTEN) {
        reported = performance.now();
        report(received);
      }
      controller.enqueue(chunk);
    },
  });

/**
 * @param {Promise<Response>} fetched
 * @param {string} type
 * @returns {Promise<Response>} the same response, decompressed as it arrives
 */
export async function gunzipped(fetched, type = 'application/octet-stream') {
  const response = await fetched;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const plain = response.body.pipeThrough(counting()).pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain, {headers: {'content-type': type}});
}

/**
 * @param {Promise<Response>} fetched
 * @returns {Promise<Uint8Array>}
 */
export async function gunzip(fetched) {
  return new Uint8Array(await (await gunzipped(fetched)).arrayBuffer());
}
