/** Files below `search/`: each fetched once, several times if need be, never for ever. */

const PAUSES = [300, 900]; // ms before the second and the third try
const PATIENCE = 6000; // ms for one try

/** The network, or what stands between: another try may succeed. */
export class NetworkError extends Error {}

/** The server knows no such file. */
export class LostError extends Error {}

/** Give `fetch(path) -> Promise<object>`, which remembers what it gave, and `forget()`. */
export function openFiles(base) {
  const known = new Map();
  let cache = "default";

  function fetchFile(path) {
    if (!known.has(path)) {
      const coming = fetchPatiently(new URL(path, base), cache);
      known.set(path, coming);
      coming.catch(() => known.delete(path));
    }
    return known.get(path);
  }

  return {
    fetch: fetchFile,
    /** Begin anew, past the browser's own cache. */
    forget() {
      known.clear();
      cache = "reload";
    },
  };
}

async function fetchPatiently(address, cache) {
  for (const pause of PAUSES) {
    try {
      return await fetchOnce(address, cache);
    } catch (error) {
      // Without a network every further try is a delay only.
      if (!(error instanceof NetworkError) || !navigator.onLine) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return fetchOnce(address, cache);
}

async function fetchOnce(address, cache) {
  let response;
  try {
    response = await fetch(address, { cache, signal: AbortSignal.timeout?.(PATIENCE) }); // older browsers know no such signal
    if (response.ok) return await response.json();
  } catch (cause) {
    // No connection, no answer in time, or an answer that is no JSON: half a file, or the page of a hotel's network.
    throw new NetworkError(`${address}`, { cause });
  }
  if (response.status === 404 || response.status === 410) throw new LostError(`${address}`);
  throw new NetworkError(`${address}: ${response.status}`);
}
