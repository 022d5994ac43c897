/**
 * One word of a question: the pages that it may mean, by ever bolder guesses.
 *
 * As it stands; without its particle; as the form of a verb; as the beginning of a word still being typed; as initials;
 * with spaces in it; misspelt; by most of its letters; and at last as typed with the keyboard in English.
 */

import { isForm, nounOf } from "./conjugation.js";
import { FAR, distance } from "./distance.js";
import { inKorean } from "./keyboard.js";
import { initialsOf, isConsonant, isJamo, isSyllable, strokesOf, unitsOf } from "./letters.js";
import { findLiteral, weigh } from "./literal.js";
import { stripParticles } from "./particles.js";

const MANY = 8; // completions that are followed
const FEW = 0.003; // of all pages: so small a part leaves room for a bolder guess
const PART = 0; // the class of terms that are the latter part of another

const ACTING = /^(.{2,}?)(?:하|해|했|합|한|할|함|되|돼|됐|됩|된|될|됨|시키|시켜)[가-힣]{0,4}$/u; // 요리하기, 주차되는

/** What was found for a word so far, and under which forms. */
export class Finding {
  pages = new Map(); // from number to worth
  forms = []; // { text } or { stem }: what was looked for and found
  lemmas = []; // the words that a dictionary, or the board's synonyms, would have
  tried = new Set(); // what was looked for, found or not

  get isEmpty() {
    return !this.pages.size;
  }

  add(pages, weight, form) {
    this.tried.add(form.text ?? `${form.stem}다`);
    if (!pages.size) return;
    for (const [page, worth] of pages) this.pages.set(page, Math.max(this.pages.get(page) ?? 0, worth * weight));
    this.forms.push(form);
  }
}

/**
 * Find a word. `typing` says that it may not be finished yet; `surely`, that it is spelt as the writer wanted, so that
 * nothing has to be guessed.
 */
export async function findWord(library, word, { typing = false, surely = false } = {}) {
  const finding = new Finding();
  const search = { library, finding, word, typing, surely };
  if ([...word].every(isConsonant)) await tryInitials(search);
  else await tryWord(search);
  return finding;
}

async function add(search, text, weight, options) {
  await addAll(search, [text], weight, options);
}

/** Add what each of the texts finds; their files are fetched side by side. */
async function addAll({ library, finding }, texts, weight, options) {
  const found = await Promise.all(texts.map((text) => findLiteral(library, text, options)));
  texts.forEach((text, place) => finding.add(found[place], weight, { text }));
}

async function tryWord(search) {
  const { library, finding, word } = search;
  search.isHalf = isJamo(word.at(-1));
  search.base = search.isHalf ? [...word].filter((letter) => !isJamo(letter)).join("") : word;
  [search.terms, search.literal] = await openWord(search);
  search.isKnown = search.terms.has(search.base) && search.terms.get(search.base) !== PART;
  if (!search.base) return;
  finding.lemmas.push(search.base);
  if (search.literal) finding.add(search.literal, 1, { text: search.base });
  else if (search.isKnown) await add(search, search.base, 1);
  if (!search.isHalf) await tryReadings(search);
  if (search.surely) return;
  await tryCompletion(search);
  if (!search.isHalf && (finding.isEmpty || unitsOf(search.base).length >= 3)) await add(search, search.base, 0.85, { apart: true });
  await trySpellings(search);
  if (finding.isEmpty) await tryMostLetters(search);
  if (finding.isEmpty) await tryKeyboard(search);
}

/** Give the terms that a word may be and, of a whole one, where it stands; fetch meanwhile the stems that are asked for next. */
function openWord({ library, word, base, isHalf }) {
  if (isHalf || !base) return Promise.all([library.terms(word)]);
  return Promise.all([library.terms(word), findLiteral(library, base), isSyllable(base.at(-1)) && library.stems(base)]);
}

/** Without its particle, as a form of a verb, as a noun that does something. */
async function tryReadings(search) {
  const { library, finding, base, isKnown, terms } = search;
  const isNoun = stripParticles(base, { firm: true }).some((noun) => noun.length > 1 && terms.has(noun));
  const stems = isNoun || !isSyllable(base.at(-1)) ? [] : (await library.stems(base)).filter((stem) => isForm(base, stem));
  if (isKnown && !(base.endsWith("기") && base.length > 1)) return;
  const forms = await Promise.all(stems.map((stem) => library.pages(`v:${stem}`)));
  for (const [place, stem] of stems.entries()) {
    finding.lemmas.push(`${stem}다`);
    finding.add(weigh(forms[place]), isKnown ? 0.8 : 0.9, { stem });
    if (!isKnown && stem.length > 1) await add(search, nounOf(stem), 0.7);
  }
  if (isKnown) return;
  const nouns = stripParticles(base);
  const noun = nouns.find((each) => terms.has(each)) ?? nouns.find((each) => each.length > 1 || (finding.isEmpty && !stems.length));
  if (noun && (!stems.length || terms.has(noun))) {
    finding.lemmas.push(noun);
    await add(search, noun, 0.9);
  }
  const acting = ACTING.exec(base)?.[1];
  if (acting && terms.has(acting)) {
    finding.lemmas.push(acting);
    await add(search, acting, 0.9);
  }
}

/** Take the word for the beginning of another: 떡보 and 떡볶ㅇ are on the way to 떡볶이. */
async function tryCompletion(search) {
  const { library, finding, word, base, typing, isHalf, isKnown } = search;
  const isRare = finding.pages.size <= Math.max(2, library.size * FEW);
  if (!typing || !(isHalf || (isRare && !isKnown))) return;
  if (word.length === 1 && !finding.isEmpty) return; // 집 is a word, and the beginning of too many
  const terms = word.length > 1 ? search.terms : await library.moreTerms(word);
  const strokes = strokesOf(word);
  const longer = [...terms].filter(([term]) => {
    const other = strokesOf(term);
    return other !== strokes && other.startsWith(strokes);
  });
  const weight = finding.isEmpty ? 0.85 : 0.7;
  await addAll(search, likeliest(longer), weight);
  if (isHalf && finding.isEmpty) await add(search, base, 0.6);
}

/** Give a few of the terms: whole before part, common before rare, short before long. */
function likeliest(terms) {
  const rank = ([term, number]) => (number === PART ? -4 : number) - term.length * 0.4;
  return terms
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, MANY)
    .map(([term]) => term);
}

/** Give consonants without their doubling. */
const plain = (initials) => initials.replace(/[ㄲㄸㅃㅆㅉ]/gu, (letter) => "ㄱㄷㅂㅅㅈ"["ㄲㄸㅃㅆㅉ".indexOf(letter)]);

/** Take consonants for the initials of a word: ㄷㅅㄱ is 도서관. */
async function tryInitials(search) {
  const { library, finding, word } = search;
  if (word.length < 2) return;
  const all = [...(await library.terms(word))];
  const same = all.filter(([term]) => term.length === word.length);
  await addAll(search, likeliest(same.filter(([term]) => initialsOf(term) === word)), 1);
  // On a phone ㄸ takes a second key: who types ㄷㄹㅇ may mean 따릉이.
  const loose = ([term]) => plain(initialsOf(term)) === word && initialsOf(term) !== word;
  await addAll(search, likeliest(same.filter(loose)), 0.8);
  if (finding.pages.size > 2) return;
  const terms = all.filter(([term]) => initialsOf(term).startsWith(word));
  await addAll(search, likeliest(terms.filter(([term]) => term.length > word.length)), 0.5);
}

/** Take the word for a slip: 떡뽁이, 육계장. Where it stands as it is, only for the other common spelling. */
async function trySpellings(search) {
  const { library, finding, base } = search;
  if (base.length < 3 && !finding.isEmpty) return;
  const bases = finding.isEmpty ? [base, ...stripParticles(base)] : [base];
  for (const each of new Set(bases)) {
    const strokes = strokesOf(each);
    if (strokes.length < 4) continue;
    const most = finding.isEmpty ? (strokes.length >= 8 ? 2 : 1) : 0.5;
    let near = nearest(await library.terms(each), each, most);
    if (!near.terms.length && finding.isEmpty) near = nearest(await library.moreTerms(each), each, most);
    await addAll(search, near.terms, 0.75 - near.distance * 0.1);
    if (near.terms.length) return;
  }
}

/** Give the terms that are nearest to a word. */
function nearest(terms, word, most) {
  const strokes = strokesOf(word);
  let best = { distance: most, terms: [] };
  for (const [term] of terms) {
    if (term === word) continue;
    const far = distance(strokes, strokesOf(term), best.distance);
    if (far === FAR) continue;
    if (far < best.distance) best = { distance: far, terms: [] };
    best.terms.push(term);
  }
  return { ...best, terms: best.terms.slice(0, 4) };
}

/** At last, where most pairs of its letters stand, or its first letters do. */
async function tryMostLetters(search) {
  const { finding, base } = search;
  const pairs = unitsOf(base).length - 1;
  if (pairs < 2) return;
  await add(search, base, 0.6, { apart: true, missing: pairs >= 5 ? 2 : pairs >= 3 ? 1 : 0 });
  for (let length = base.length - 1; finding.isEmpty && length >= Math.max(2, base.length - 2); length -= 1) {
    await add(search, base.slice(0, length), 0.5);
  }
}

/** Take Latin letters for Korean, typed while the keyboard stood on English. */
async function tryKeyboard({ library, finding, word, typing }) {
  const korean = inKorean(word);
  if (!korean) return;
  const { pages, forms, tried } = await findWord(library, korean, { typing });
  for (const form of forms) finding.add(pages, 0.7, form);
  for (const text of tried) finding.tried.add(text);
}
