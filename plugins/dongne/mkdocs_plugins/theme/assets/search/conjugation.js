/** The forms of verbs and adjectives; the same rules as render/search/conjugation.py. */

import { isSyllable, putTogether, takeApart, withFinal } from "./letters.js";

// How a word may go on after the beginning of a form.
const TAILS = {
  stem: /^(?:고$|고는|고도|고요|고서|고자|지$|지만|지도|지는|지를|지요|게$|게도|게요|게끔|기$|기가|기는|기도|기를|기에|기로|기만|기까지|길$|자$|자고|자는|자마자|자면|던|더라|더니|더군|거나|거든|겠|도록|다$|다가|다고|다는|다면|다니|다며|네$|네요|는|니$|니까|냐|나$|나요|소$|습니|듯|죠|든$|든지|구나|군요)/u,
  lost: /^(?:는|니|네|냐|나|시|세|십|신|셔|셨|오$)/u,
  open: /^(?:$|요|서|도|야|라$|주|줘|줍|준|줄|드|본|볼|봅|보|봐|놓|두|둔|가|갑|간|갈|와|왔|오|온|버|내|냅|낸|낼|있|지|진|질|집|졌)/u,
  past: /^/u,
  nieun: /^(?:$|다$|다고|다는|다면|데|지|가$|가요)/u,
  rieul: /^(?:$|게$|게요|까|지|래|수록|때|만한|걸|뿐|텐)/u,
  bieup: /^(?:니|시)/u,
  noun: /^(?:$|은$|이$|을$|에$|도$|과$|으로$)/u,
  eu: /^(?:면|니|며|려고|려면|려는|려$|러$|시|세|십|므로|나$|신|실|셔|셨|라$|냐)/u,
};

const known = new Map();

/** Whether a word looks like a form of a stem: 고쳐요, 고친, 고칩니다 of 고치. */
export function isForm(word, stem) {
  if (!isSyllable(stem.at(-1)) || word.length < 2) return false; // 열, 산, 판: of one letter, most are nouns
  if (!known.has(stem)) known.set(stem, beginnings(stem));
  return known
    .get(stem)
    .some(([beginning, tail]) => word.startsWith(beginning) && TAILS[tail].test(word.slice(beginning.length)));
}

/** Give the noun that a verb makes: 고침, 만듦, 걷기's 걸음. */
export function nounOf(stem) {
  return beginnings(stem).find(([, tail]) => tail === "noun")[0];
}

/** Give the beginnings of a stem's forms, each with the name of what may follow. */
export function beginnings(stem) {
  const final = takeApart(stem.at(-1))[2];
  const found = [[stem, "stem"]];
  for (const open of openForms(stem)) {
    found.push([open, "open"]);
    if (!takeApart(open.at(-1))[2]) found.push([withFinal(open, "ㅆ"), "past"]);
  }
  if (!final) found.push(...afterVowel(stem));
  else if (final === "ㄹ") found.push(...afterRieul(stem));
  else found.push(...afterConsonant(stem));
  if (final === "ㅂ") found.push(...afterVowel(`${withFinal(stem, "")}우`));
  if (final === "ㄷ") found.push(...afterConsonant(withFinal(stem, "ㄹ")));
  if (final === "ㅅ") found.push(...afterConsonant(withFinal(stem, "")));
  return found;
}

const afterVowel = (stem) => [
  [withFinal(stem, "ㄴ"), "nieun"],
  [withFinal(stem, "ㄹ"), "rieul"],
  [withFinal(stem, "ㅂ"), "bieup"],
  [withFinal(stem, "ㅁ"), "noun"],
  [stem, "eu"],
];

const afterRieul = (stem) => [
  [withFinal(stem, ""), "lost"],
  [withFinal(stem, "ㄴ"), "nieun"],
  [withFinal(stem, "ㅂ"), "bieup"],
  [withFinal(stem, "ㄻ"), "noun"],
  [stem, "rieul"],
  [stem, "eu"],
];

const afterConsonant = (stem) => [
  [`${stem}은`, "nieun"],
  [`${stem}을`, "rieul"],
  [`${stem}음`, "noun"],
  [`${stem}으`, "eu"],
];

/** Give the forms in 아 or 어: 고쳐, 열어, 도와, 걸어, 나아, 불러, 해. */
function openForms(stem) {
  const before = stem.slice(0, -1);
  const last = stem.at(-1);
  const [onset, vowel, final] = takeApart(last);
  const ending = "ㅏㅑㅗ".includes(vowel) ? "아" : "어";
  if (final) {
    const forms = [stem + ending];
    if (final === "ㅂ") forms.push(`${withFinal(stem, "")}와`, `${withFinal(stem, "")}워`);
    if (final === "ㄷ") forms.push(withFinal(stem, "ㄹ") + ending);
    if (final === "ㅅ") forms.push(withFinal(stem, "") + ending);
    return forms;
  }
  if (last === "하") return [`${before}해`, `${before}하여`];
  if (vowel === "ㅡ") return dropped(before, onset, last);
  const contracted = { ㅣ: "ㅕ", ㅜ: "ㅝ", ㅗ: "ㅘ", ㅚ: "ㅙ" }[vowel];
  return [
    stem + ending,
    ...("ㅏㅓㅐㅔㅕㅖ".includes(vowel) ? [stem] : []),
    ...(contracted ? [before + putTogether(onset, contracted, "")] : []),
  ];
}

/** Give the forms of a stem in ㅡ: 써, 바빠, 불러, 따라. */
function dropped(before, onset, last) {
  const forms = ["ㅏ", "ㅓ"].map((vowel) => before + putTogether(onset, vowel, ""));
  if (last !== "르" || !before || takeApart(before.at(-1))[2]) return forms;
  return [...forms, ...["라", "러"].map((end) => withFinal(before, "ㄹ") + end)];
}
