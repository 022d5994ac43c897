/**
 * The search engine: no dependencies, runs in a worker and in node.
 *
 * `openEngine(fetchFile)` reads the index that render/search/FORMAT.md describes, through
 * `fetchFile(path) -> Promise<object>`: the parsed JSON of a path below `search/`.
 */

import { excerpt, mark, openMatcher } from "./excerpt.js";
import { openLibrary } from "./library.js";
import { answer } from "./question.js";

const GROUPS = { article: "articles", shop: "shops", event: "events" };
const NAME = 7; // letters of a file's name

/**
 * Open the engine: `search(query, { limit, offset, group })`; `group` is one of those that are counted.
 * Every result costs about one kilobyte: ask for as many as are shown.
 */
export async function openEngine(fetchFile) {
  const library = await openLibrary(fetchFile);

  async function search(query, { limit = 50, offset = 0, group } = {}) {
    const { pages, forms, tried } = await answer(library, query);
    const wanted = group ? pages.filter(({ number }) => groupOf(library, number) === group) : pages;
    const matches = openMatcher(forms);
    return {
      query,
      tried,
      counts: count(library, pages),
      results: await Promise.all(wanted.slice(offset, offset + limit).map((page) => show(library, page, matches))),
    };
  }

  return { search };
}

/** Count what was found, group by group. */
function count(library, pages) {
  const counts = { articles: 0, shops: 0, events: 0, other: 0 };
  for (const { number } of pages) counts[groupOf(library, number)] += 1;
  return counts;
}

function groupOf(library, number) {
  return GROUPS[library.kindOf(number)] ?? "other";
}

async function show(library, { number, score }, matches) {
  const { path, title, kicker, date, text, more = "" } = await library.fragment(number);
  const inTitle = matches(title);
  const parts = more.length / NAME;
  let [piece, inPiece, goesOn] = [text, matches(text), parts > 0];
  // Further parts of a long text are fetched only while there is no match to show.
  for (let place = 0; !inTitle.length && !inPiece.length && place < parts; place += 1) {
    const part = (await library.part(more, place)).text;
    const found = matches(part);
    if (found.length) [piece, inPiece, goesOn] = [part, found, place + 1 < parts];
  }
  return {
    path,
    kind: library.kindOf(number),
    title,
    titleHtml: mark(title, inTitle),
    excerptHtml: excerpt(piece, inPiece, goesOn),
    kicker,
    date,
    score,
  };
}
