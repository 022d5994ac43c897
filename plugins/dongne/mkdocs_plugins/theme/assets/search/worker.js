/**
 * The search itself, off the page's own thread: answers questions from the box and from the search page.
 *
 * In:  { setup: true }                fetch what every question needs, so that the first answer comes sooner
 *      { id, query, options }         options of the engine's search: limit, offset, group
 * Out: { id, answer }                 what the engine found
 *      { id, trouble: "network" }     something could not be fetched, or not in time
 *      { id, trouble: "fault" }       anything else; the console has it
 */

import { openEngine } from "./engine.js";
import { LostError, NetworkError, openFiles } from "./worker-files.js";

const files = openFiles(new URL("../../search/", import.meta.url));
let engine;

/** Open the engine once; one that could not be opened is forgotten. */
function open() {
  engine ??= openEngine(files.fetch);
  return engine;
}

async function search({ query, options }) {
  const opened = await open();
  return opened.search(query, options);
}

/** Answer a question; where a file is gone, the site has been published anew, and we begin again. */
async function answer(question) {
  try {
    return await search(question);
  } catch (error) {
    engine = undefined; // an engine may remember a file that did not come
    if (!(error instanceof LostError)) throw error;
    files.forget();
    return search(question);
  }
}

async function reply(question) {
  try {
    self.postMessage({ id: question.id, answer: await answer(question) });
  } catch (error) {
    engine = undefined;
    const trouble = error instanceof NetworkError ? "network" : "fault";
    if (trouble === "fault") console.error(error);
    self.postMessage({ id: question.id, trouble });
  }
}

self.addEventListener("message", ({ data }) => {
  if (data.setup) {
    // A failure will be told with the first question.
    open().catch(() => {
      engine = undefined;
    });
  } else {
    reply(data);
  }
});
