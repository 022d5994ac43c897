/** The files of the index (render/search/FORMAT.md), each fetched when it is asked for. */

import { OTHER, familyOf } from "./letters.js";

export const FORMAT = 1;
const NAME = 7; // letters of a file's name
const BRANCH = 128; // names in a file of names
const FEW = 4; // files of names that are fetched before they are needed: about half a kilobyte each
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, ALPHABET.indexOf(String.fromCharCode(code))));

/** Open the index; a format that this engine does not know is an error. */
export async function openLibrary(fetchFile) {
  const manifest = await fetchFile("manifest.json");
  if (manifest.format !== FORMAT) throw new Error(`search index: format ${manifest.format}, not ${FORMAT}`);
  const kinds = Object.keys(manifest.fragments);
  const coming = new Map();

  /** Fetch a file once; one that did not come is asked for again the next time. */
  function file(name) {
    if (!name || name.startsWith(".")) return Promise.resolve({});
    if (!coming.has(name)) {
      const promise = fetchFile(`${name[0]}/${name}.json`);
      coming.set(name, promise);
      promise.catch(() => coming.delete(name));
    }
    return coming.get(name);
  }

  const nameAt = (names, place) => names.slice(place * NAME, (place + 1) * NAME);

  /** Fetch ahead what every question needs; what does not come is asked for again, and missed, with the question. */
  function prepare() {
    const count = manifest.postings.length / NAME;
    const branches = Array.from({ length: count > FEW ? 0 : count }, (_, place) => nameAt(manifest.postings, place));
    for (const name of [manifest.synonyms, ...branches]) file(name).catch(() => {});
  }

  /** Fetch a file whose name stands in a file of names. */
  async function leaf(branches, place) {
    const { names = "" } = await file(nameAt(branches, Math.floor(place / BRANCH)));
    return file(nameAt(names, place % BRANCH));
  }

  /** Give the pages of a key, from number to flags. */
  async function pages(key) {
    const shard = await leaf(manifest.postings, hash(key.replace(" ", "")) % manifest.shards);
    const list = Object.hasOwn(shard, key) ? shard[key] : "";
    return unpack(list.startsWith("=") ? (await file(list.slice(1))).list : list);
  }

  /** Give the terms that begin with letters of these families, from term to class. */
  async function termsBeside(first, second) {
    const shelf = await file(nameAt(manifest.terms, first * (OTHER + 1) + second));
    const terms = Object.entries(shelf).flatMap(([number, row]) => row.split(" ").map((term) => [term, Number(number)]));
    return new Map(terms);
  }

  async function gather(shelves) {
    return new Map((await Promise.all(shelves)).flatMap((shelf) => [...shelf]));
  }

  prepare();
  return {
    size: manifest.pages,
    kindOf: (number) => kinds[Math.floor(number / manifest.span)],
    /** Give a page's place among equals: kind by kind, in each the newest first. */
    rankOf: (number) => (Math.floor(number / manifest.span) + 1) * manifest.span - (number % manifest.span),
    pages,
    /** Give the terms that may be meant by a word: those with its first two onsets. */
    terms: (word) => termsBeside(familyOf(word[0]), familyOf(word[1])),
    /** Give many more of them: all that share the first onset, or the second. */
    async moreTerms(word) {
      const [first, second] = [familyOf(word[0]), familyOf(word[1])];
      const all = Array.from({ length: OTHER + 1 }, (_, family) => family);
      return gather([...all.map((each) => termsBeside(first, each)), ...(word.length > 1 ? all.map((each) => termsBeside(each, second)) : [])]);
    },
    /** Give the verb stems that begin like a word. */
    async stems(word) {
      const { stems } = await file(nameAt(manifest.stems, familyOf(word[0])));
      return stems ? stems.split(" ") : [];
    },
    fragment: (number) => leaf(manifest.fragments[kinds[Math.floor(number / manifest.span)]], number % manifest.span),
    part: (names, place) => file(nameAt(names, place)),
    synonyms: async () => (manifest.synonyms ? file(manifest.synonyms) : []),
  };
}

/** Read a list: each number is the gap to the page before, and three bits of flags. */
function unpack(list) {
  const found = new Map();
  let [page, value, shift] = [-1, 0, 0];
  for (let at = 0; at < list.length; at += 1) {
    const digit = DIGITS[list.charCodeAt(at)];
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit > 31) continue;
    page += (value >>> 3) + 1;
    found.set(page, value & 7);
    value = shift = 0;
  }
  return found;
}

/** CRC-32, the same as Python's zlib has. */
function hash(text) {
  let rest = -1;
  for (const byte of new TextEncoder().encode(text)) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}
