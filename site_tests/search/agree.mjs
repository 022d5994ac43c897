/** What the engine's half makes of `{pairs, stems, texts, nouns}` on stdin, for comparison with Python's half. */

import { text } from "node:stream/consumers";

import { beginnings, isForm } from "../../plugins/dongne/mkdocs_plugins/theme/assets/search/conjugation.js";
import { familyOf, unitsOf, wordsOf } from "../../plugins/dongne/mkdocs_plugins/theme/assets/search/letters.js";
import { PARTICLES, stripParticles } from "../../plugins/dongne/mkdocs_plugins/theme/assets/search/particles.js";

const { pairs, stems, texts, nouns } = JSON.parse(await text(process.stdin));
process.stdout.write(
  JSON.stringify({
    particles: PARTICLES,
    beginnings: stems.map(beginnings),
    forms: pairs.map(([word, stem]) => isForm(word, stem)),
    words: texts.map(wordsOf),
    units: texts.map((each) => wordsOf(each).map(unitsOf)),
    families: [..."가까나다라마바사아자차카타파하뷁ㄱㄸㅏaé7"].map(familyOf),
    stripped: nouns.map((noun) => stripParticles(noun)),
  }),
);
