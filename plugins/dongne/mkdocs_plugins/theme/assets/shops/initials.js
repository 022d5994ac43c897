/* Finding Korean names as people type them: whole letters, letters half typed, or first consonants only (ㄷㅂㅈ). */

const INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const FINALS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];
/* A keyboard makes one of two consonants in a row. */
const PAIRS = { ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ" };
const PLAIN = { ㄲ: "ㄱ", ㄸ: "ㄷ", ㅃ: "ㅂ", ㅆ: "ㅅ", ㅉ: "ㅈ" };
const FIRST = 0xac00;

const isSyllable = (letter) => letter >= "가" && letter <= "힣" && letter.length === 1;
const index = (letter) => letter.charCodeAt(0) - FIRST;
const initialOf = (letter) => INITIALS[Math.floor(index(letter) / 588)];
const finalOf = (letter) => FINALS[index(letter) % 28];
const openForm = (letter) => String.fromCharCode(FIRST + index(letter) - (index(letter) % 28));

/** A text as it is compared: NFC, small letters, no spaces. */
export const tidy = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/gu, "");

/** Whether a name holds what was typed. */
export function matches(name, typed) {
  const letters = [...tidy(name)];
  return readings(tidy(typed)).some((wanted) => letters.some((_, start) => fits(letters, wanted, start)));
}

/* What the typed letters may stand for: as they are, or with the last one still on its way (둡 for 두ㅂ). */
function readings(typed) {
  const plain = [...typed].flatMap((letter) => [...(PAIRS[letter] ?? letter)]);
  const last = plain.at(-1);
  if (last === undefined) return [[]];
  if (!isSyllable(last) || !finalOf(last)) return [plain];
  const final = finalOf(last);
  const next = [...(PAIRS[final] ?? final)];
  const kept = next.length > 1 ? String.fromCharCode(openForm(last).charCodeAt(0) + FINALS.indexOf(next[0])) : openForm(last);
  return [plain, [...plain.slice(0, -1), kept, next.at(-1)]];
}

function fits(letters, wanted, start) {
  return wanted.every((letter, place) => {
    const found = letters[start + place];
    return found !== undefined && same(found, letter, place === wanted.length - 1);
  });
}

function same(found, wanted, isLast) {
  if (found === wanted) return true;
  if (!isSyllable(found)) return false;
  const initial = initialOf(found);
  if (initial === wanted || PLAIN[initial] === wanted) return true;
  return isLast && isSyllable(wanted) && !finalOf(wanted) && openForm(found) === wanted;
}
