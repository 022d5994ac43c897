/** Hangul and other letters, as the index sees them (the index's own half is in Python: render/search/letters.py). */

const ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
const STROKES = {
  ㅘ: "ㅗㅏ", ㅙ: "ㅗㅐ", ㅚ: "ㅗㅣ", ㅝ: "ㅜㅓ", ㅞ: "ㅜㅔ", ㅟ: "ㅜㅣ", ㅢ: "ㅡㅣ", ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ",
  ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ",
};
const FAMILIES = ["ㄱㄲㅋ", "ㄴㄹ", "ㄷㄸㅌ", "ㅁ", "ㅂㅃㅍ", "ㅅㅆ", "ㅇㅎ", "ㅈㅉㅊ"];

/** How many families there are; what is no Hangul has this number. */
export const OTHER = FAMILIES.length;

export const isSyllable = (letter) => letter >= "가" && letter <= "힣";
export const isJamo = (letter) => letter >= "ㄱ" && letter <= "ㅣ";
export const isConsonant = (letter) => letter >= "ㄱ" && letter <= "ㅎ";

/** Give the words of a text: small letters, no marks. */
export function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Give the units of a word: letters, but whole numbers and whole Latin words. */
export function unitsOf(word) {
  return word.match(/[0-9]+|[a-z]+|[\p{L}\p{N}]/gu) ?? [];
}

/** Give onset, vowel and final of a syllable, as letters; no final is "". */
export function takeApart(syllable) {
  const code = syllable.charCodeAt(0) - 0xac00;
  return [ONSETS[Math.floor(code / 588)], VOWELS[Math.floor((code % 588) / 28)], FINALS[code % 28].trim()];
}

export function putTogether(onset, vowel, final) {
  return String.fromCharCode(
    0xac00 + ONSETS.indexOf(onset) * 588 + VOWELS.indexOf(vowel) * 28 + (final ? FINALS.indexOf(final) : 0),
  );
}

/** Give a word whose last syllable has another final. */
export function withFinal(word, final) {
  const [onset, vowel] = takeApart(word.at(-1));
  return word.slice(0, -1) + putTogether(onset, vowel, final);
}

/** Give a text stroke by stroke, as it is typed: 떡볶 is ㄸㅓㄱㅂㅗㄲ. */
export function strokesOf(text) {
  return [...text]
    .flatMap((letter) => (isSyllable(letter) ? takeApart(letter) : [letter]))
    .map((letter) => STROKES[letter] ?? letter)
    .join("");
}

/** Give the initials of a text: 도서관 is ㄷㅅㄱ. */
export function initialsOf(text) {
  return [...text].map((letter) => (isSyllable(letter) ? takeApart(letter)[0] : letter)).join("");
}

/** Give the number of the family of a letter's onset. */
export function familyOf(letter) {
  const onset = letter && isSyllable(letter) ? takeApart(letter)[0] : letter;
  const family = FAMILIES.findIndex((letters) => onset && letters.includes(onset));
  return family < 0 ? OTHER : family;
}
