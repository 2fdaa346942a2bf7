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
 * @param {(error: Error) => void} failed told when the network or the data breaks off;
 *   a reader of the response learns it too, but not every reader passes it on
 * @returns {Promise<Response>} the same response, decompressed as it arrives
 */
export async function gunzipped(fetched, type = 'application/octet-stream', failed = () => {}) {
  try {
    const response = await fetched;
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    const {readable, writable} = new DecompressionStream('gzip');
    response.body.pipeThrough(counting()).pipeTo(writable).catch(failed);
    return new Response(readable, {headers: {'content-type': type}});
  } catch (error) {
    failed(error);
    throw error;
  }
}

/**
 * @param {Promise<Response>} fetched
 * @returns {Promise<Uint8Array>}
 */
export async function gunzip(fetched) {
  return new Uint8Array(await (await gunzipped(fetched)).arrayBuffer());
}
