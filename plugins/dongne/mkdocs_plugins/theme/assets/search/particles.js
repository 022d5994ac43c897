/** Particles and copulas that stand behind a noun; the same list as render/search/particles.py. */

import { isSyllable, takeApart } from "./letters.js";

const AFTER_ANY = (
  "에서는 에서도 에서만 에게서 한테서 에서 에게 께서 한테 까지는 까지도 까지 부터는 부터 마다 보다 처럼 밖에 조차 마저 만큼 " +
  "에는 에도 에만 에의 에 의 도 만 들 들이 들은 들을 들의 들과 들도 들에게 께 하고 입니다 인데 이라는 뿐 쯤 씩"
).split(" ");
const AFTER_FINAL = "이랑 이나 이라도 이라면 이란 이라 이며 이고 이에요 이었습니다 이었다 이다 으로는 으로도 으로 은 이 을 과 아".split(" ");
const AFTER_VOWEL = "랑 나 라도 라면 란 라 예요 였습니다 였다 로는 로도 로 는 가 를 와 야".split(" ");

export const PARTICLES = [...new Set([...AFTER_ANY, ...AFTER_FINAL, ...AFTER_VOWEL])].sort(
  (a, b) => b.length - a.length || (a < b ? -1 : 1),
);

// Only nouns take these; 는 or 지만 may as well be the end of a verb.
const FIRM = new Set(
  "에서는 에서도 에서만 에게서 에서 에게 께서 께 까지는 까지도 까지 부터는 부터 마다 처럼 밖에 에는 에도 에 의 를 들 들이 들은 들을 입니다 이에요 예요".split(" "),
);

/** Whether the particle can follow the noun's last sound: 은 after a consonant, 는 after a vowel. */
function suits(noun, particle) {
  if (AFTER_ANY.includes(particle) || !isSyllable(noun.at(-1))) return true;
  const final = takeApart(noun.at(-1))[2];
  if (particle.startsWith("로")) return !final || final === "ㄹ";
  return Boolean(final) === AFTER_FINAL.includes(particle);
}

/** Give what may stand before a particle in a word, the longest particle first; `firm`: before those that no verb takes. */
export function stripParticles(word, { firm = false } = {}) {
  return PARTICLES.filter((particle) => word.length > particle.length && word.endsWith(particle))
    .map((particle) => [word.slice(0, -particle.length), particle])
    .filter(([noun, particle]) => suits(noun, particle) && (!firm || FIRM.has(particle)))
    .map(([noun]) => noun);
}
