/** Korean typed with the keyboard in English: `ejrqhrdl` is 떡볶이. */

import { putTogether } from "./letters.js";

const KEYS = "qwertyuiopasdfghjklzxcvbnm";
const LETTERS = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ";
const VOWEL = /^[ㅏ-ㅣ]$/u;
const JOINED = {
  ㅗㅏ: "ㅘ", ㅗㅐ: "ㅙ", ㅗㅣ: "ㅚ", ㅜㅓ: "ㅝ", ㅜㅔ: "ㅞ", ㅜㅣ: "ㅟ", ㅡㅣ: "ㅢ", ㄱㅅ: "ㄳ", ㄴㅈ: "ㄵ", ㄴㅎ: "ㄶ", ㄹㄱ: "ㄺ",
  ㄹㅁ: "ㄻ", ㄹㅂ: "ㄼ", ㄹㅅ: "ㄽ", ㄹㅌ: "ㄾ", ㄹㅍ: "ㄿ", ㄹㅎ: "ㅀ", ㅂㅅ: "ㅄ",
};

/** Give what the same keys write in Korean; null when they write no whole syllables. */
export function inKorean(word) {
  if (!/^[a-z]{2,}$/u.test(word)) return null;
  const letters = [...word].map((key) => LETTERS[KEYS.indexOf(key)]);
  let text = "";
  while (letters.length) {
    const syllable = takeSyllable(letters);
    if (!syllable) return null;
    text += syllable;
  }
  return text;
}

/** Take one syllable off the beginning; undefined when there is none. */
function takeSyllable(letters) {
  const [onset, vowel] = letters;
  if (!vowel || VOWEL.test(onset) || !VOWEL.test(vowel)) return undefined;
  letters.splice(0, 2);
  const whole = JOINED[vowel + letters[0]];
  if (whole) letters.shift();
  return putTogether(onset, whole ?? vowel, takeFinal(letters));
}

/** Take the consonants that end a syllable: those that no vowel follows. */
function takeFinal(letters) {
  const closes = (place) => letters[place] && !VOWEL.test(letters[place]) && !(letters[place + 1] && VOWEL.test(letters[place + 1]));
  if (!closes(0)) return "";
  const final = letters.shift();
  const both = JOINED[final + letters[0]];
  if (!both || !closes(0)) return final;
  letters.shift();
  return both;
}
