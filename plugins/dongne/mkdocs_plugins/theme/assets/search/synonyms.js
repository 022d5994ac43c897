/** The board's synonyms: words and turns of speech that mean the same. */

import { wordsOf } from "./letters.js";
import { findWord } from "./word.js";

const WEIGHT = 0.8;
const LONGEST = 3; // words of one entry

/** Add to the findings of a question's words what their synonyms find. */
export async function alternatives(library, words, findings) {
  const groups = (await library.synonyms()).map((group) => group.map((entry) => wordsOf(entry).join(" ")));
  if (!groups.length) return;
  const asked = [];
  for (let place = 0; place < words.length; place += 1) {
    for (let count = 1; count <= LONGEST && place + count <= words.length; count += 1) {
      const said = count > 1 ? [words.slice(place, place + count).join(" ")] : [words[place], ...findings[place].lemmas];
      const entries = groups.filter((group) => group.some((entry) => said.includes(entry))).flat();
      for (const entry of new Set(entries)) if (!said.includes(entry)) asked.push({ place, count, entry });
    }
  }
  const found = await Promise.all(asked.map(({ entry }) => findEntry(library, entry)));
  asked.forEach(({ place, count, entry }, number) => {
    for (const finding of findings.slice(place, place + count)) {
      finding.tried.add(entry);
      for (const form of found[number].forms) finding.add(found[number].pages, WEIGHT, form);
    }
  });
}

/** Find an entry: all its words. */
async function findEntry(library, entry) {
  const findings = await Promise.all(entry.split(" ").map((word) => findWord(library, word, { surely: true })));
  const [first, ...others] = findings;
  const pages = [...first.pages].filter(([page]) => others.every((other) => other.pages.has(page)));
  return { pages: new Map(pages), forms: findings.flatMap(({ forms }) => forms) };
}
