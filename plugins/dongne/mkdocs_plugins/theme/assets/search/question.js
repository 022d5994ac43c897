/** A whole question: its words are found one by one, and the pages weighed by how many of them they answer. */

import { unitsOf, wordsOf } from "./letters.js";
import { findLiteral } from "./literal.js";
import { alternatives } from "./synonyms.js";
import { findWord } from "./word.js";

const MOST_WORDS = 8;
const MOST_LETTERS = 30; // of a word
const PART = 0.5; // of the best page's share of the words: what answers less is left out
const SOME = 0.2; // of all pages: two words that stand side by side in more are no compound

// Words that say that somebody asks, not what for.
const ASKING = new Set(
  ("곳 데 어디 어디에 어디에서 어디서 언제 방법 법 하는 있는 되는 위한 좀 수 것 몇 무슨 추천 알려줘 어떻게 찾아요 있나요 있어요 갈 만한 날 사람 동네 " +
    "나요 해요 하나요 되나요 가는 근처 주변 싶어요").split(" "),
);

/** Give `{ pages, forms, tried }`: the pages best first, each with its score; the forms that they have; all that was looked for. */
export async function answer(library, query) {
  const words = wordsOf(query)
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, MOST_LETTERS));
  const typing = (place) => place === words.length - 1 && !/\s$/u.test(query);
  const [compounds, ...findings] = await Promise.all([
    findCompounds(library, words),
    ...words.map((word, place) => findWord(library, word, { typing: typing(place) })),
  ]);
  await alternatives(library, words, findings);
  const weights = weighWords(library, words, findings, compounds);
  const tried = new Set(findings.flatMap((finding) => [...finding.tried]));
  return { pages: rank(library, findings, compounds, weights), forms: formsOf(findings, compounds), tried: [...tried] };
}

/** Find neighbours that the site writes as one word: 난곡 시장 stands there as 난곡시장. */
async function findCompounds(library, words) {
  const pairs = words.slice(1).map((word, place) => findCompound(library, [words[place], word], place));
  return (await Promise.all(pairs)).filter((compound) => compound);
}

async function findCompound(library, pair, place) {
  if (pair.some((word) => ASKING.has(word))) return null;
  const text = pair.join("");
  const pages = await findLiteral(library, text, { apart: true });
  if (!pages.size || pages.size >= Math.max(library.size * SOME, 3)) return null;
  const isWord = unitsOf(pair[1]).length > 1 && (await library.terms(text)).get(text) > 0;
  return { text, pages, places: [place, place + 1], isWord };
}

/** A word weighs the more the fewer pages have it; one that nothing has, nothing. */
function weighWords(library, words, findings, compounds) {
  return findings.map(({ pages }, place) => {
    if (!pages.size && !compounds.some(({ places }) => places.includes(place))) return 0;
    const rarity = Math.log(1 + library.size / Math.max(1, pages.size));
    if (words.length === 1) return rarity;
    return rarity * (ASKING.has(words[place]) ? 0.15 : unitsOf(words[place]).length === 1 ? 0.4 : 1);
  });
}

function rank(library, findings, compounds, weights) {
  const pages = new Map(); // from number to { score, places }: the places as bits
  const at = (page) => pages.get(page) ?? pages.set(page, { score: 0, places: 0 }).get(page);
  const within = (page, place) => compounds.some((each) => each.places.includes(place) && each.pages.has(page));
  const isWhole = (place) => compounds.some((each) => each.isWord && each.places.includes(place));
  findings.forEach((finding, place) => {
    for (const [page, worth] of finding.pages) {
      if (isWhole(place) && !within(page, place)) continue;
      const so = at(page);
      so.score += worth * weights[place];
      so.places |= 1 << place;
    }
  });
  for (const { pages: found, places } of compounds) {
    for (const [page, worth] of found) {
      const so = at(page);
      so.score += worth * 2;
      for (const place of places) so.places |= 1 << place;
    }
  }
  return inOrder(library, pages, weights);
}

/** Give the pages that answer enough, best first; among equals articles before the site's own pages, the newer first. */
function inOrder(library, pages, weights) {
  const order = ({ number }) => library.rankOf(number);
  const sum = (places) => weights.reduce((most, weight, place) => (places & (1 << place) ? most + weight : most), 0);
  const all = sum(-1) || 1;
  const shares = Array.from({ length: 1 << weights.length }, (_, places) => sum(places) / all);
  const found = [...pages].map(([number, { score, places }]) => {
    const share = shares[places];
    return { number, share, score: score * share ** 2 };
  });
  const best = found.reduce((most, { share }) => Math.max(most, share), 0);
  return found.filter(({ share }) => share >= best * PART).sort((a, b) => b.score - a.score || order(a) - order(b));
}

function formsOf(findings, compounds) {
  const forms = [...compounds.map(({ text }) => ({ text })), ...findings.flatMap((finding) => finding.forms)];
  return [...new Map(forms.map((form) => [form.stem ? `${form.stem}다` : form.text, form])).values()];
}
