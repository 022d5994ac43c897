/** The page's side of the worker: one question at a time, and of those that wait only the newest. */

const SILENCE = 25_000; // ms; the worker itself gives up sooner, so one that says nothing never started

/** Give `ask(query, options) -> Promise<{answer} | {trouble}>`; of a question that another overtook, null. */
export function openAsking() {
  let worker;
  let asked = 0;
  let current; // { id, settle, timer }: with the worker
  let waiting; // { query, options, settle }: to be asked next

  /** Start the worker, which fetches the engine and its list of files. */
  function prepare() {
    if (worker) return;
    // While the worker starts, its first file is on the way into the browser's cache; a failure is the worker's to tell.
    fetch(new URL("../../search/manifest.json", import.meta.url)).catch(() => {});
    worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => data.id === current?.id && settle(data));
    worker.addEventListener("error", () => giveUp());
    worker.postMessage({ setup: true });
  }

  function ask(query, options) {
    return new Promise((resolve) => {
      waiting?.settle(null);
      waiting = { query, options, settle: resolve };
      if (!current) next();
    });
  }

  function next() {
    if (!waiting) return;
    const { query, options, settle: resolve } = waiting;
    waiting = undefined;
    prepare();
    asked += 1;
    current = { id: asked, settle: resolve, timer: setTimeout(giveUp, SILENCE) };
    worker.postMessage({ id: asked, query, options });
  }

  function settle(reply) {
    clearTimeout(current.timer);
    const { settle: resolve } = current;
    current = undefined;
    resolve(reply);
    next();
  }

  /** Let a worker go that could not start or fell silent; the next question gets a new one. */
  function giveUp() {
    worker?.terminate();
    worker = undefined;
    if (current) settle({ trouble: "network" });
  }

  return { prepare, ask };
}
