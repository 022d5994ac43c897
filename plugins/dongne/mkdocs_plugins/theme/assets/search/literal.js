/** Pages in which a text stands, letter for letter: where all pairs of its letters stand. */

import { unitsOf } from "./letters.js";

const TITLE = 4;
const START = 2;
const OFTEN = 1;

/** Give what one hit is worth: title before text, the beginning of a word before its middle. */
function worthOf(flags) {
  return 1 + (flags & TITLE ? 3 : 0) + (flags & START ? 0.8 : 0) + (flags & OFTEN ? 0.4 : 0);
}

/** Give pages with their worth, from pages with flags. */
export function weigh(pages) {
  return new Map([...pages].map(([page, flags]) => [page, worthOf(flags)]));
}

/**
 * Give the pages of a text with their worth.
 *
 * `apart`: there may be spaces within it. `missing`: so many of its pairs need not stand there.
 */
export async function findLiteral(library, text, { apart = false, missing = 0 } = {}) {
  const units = unitsOf(text);
  if (units.length < 2) return units.length ? weigh(await library.pages(`1:${units[0]}`)) : new Map();
  const pairs = units.slice(1).map((unit, place) => [units[place], unit]);
  const lists = await Promise.all(pairs.map((pair) => pagesOf(library, pair, apart)));
  return missing ? inMost(lists, lists.length - missing) : inAll(lists);
}

async function pagesOf(library, [left, right], apart) {
  const joined = await library.pages(left + right);
  if (!apart) return joined;
  const found = new Map(joined);
  for (const [page, flags] of await library.pages(`${left} ${right}`)) if (!found.has(page)) found.set(page, flags & ~START);
  return found;
}

/** Give the pages that stand in all lists; the first pair tells whether a word begins there. */
function inAll(lists) {
  const shortest = lists.reduce((least, list) => (list.size < least.size ? list : least));
  const found = new Map();
  for (const page of shortest.keys()) {
    if (!lists.every((list) => list.has(page))) continue;
    const common = lists.reduce((flags, list) => flags & list.get(page), TITLE | OFTEN);
    found.set(page, worthOf(common | (lists[0].get(page) & START)));
  }
  return found;
}

/** Give the pages that stand in so many of the lists. */
function inMost(lists, least) {
  const counts = new Map();
  lists.forEach((list, place) => {
    for (const [page, flags] of list) {
      const so = counts.get(page);
      if (!so) counts.set(page, { count: 1, flags: place ? flags & ~START : flags });
      else {
        so.count += 1;
        so.flags = (so.flags & flags & ~START) | (so.flags & START);
      }
    }
  });
  const enough = [...counts].filter(([, { count }]) => count >= least);
  return new Map(enough.map(([page, { count, flags }]) => [page, worthOf(flags) * (count / lists.length) ** 2]));
}
