/** What a result shows of a page: its title and a piece of its text, escaped, the matches between `<mark>` and `</mark>`. */

import { isForm } from "./conjugation.js";
import { unitsOf } from "./letters.js";

const LENGTH = 110; // letters of an excerpt
const LEAD = 25; // letters before the first match
const GAP = "[\\s!-/:-@\\u2010-\\u2027·「」『』]{0,2}";
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escape = (text) => text.replace(/[&<>"']/gu, (letter) => ENTITIES[letter]);

/** Give a function from a text to its matches, as `[start, end]` in order. */
export function openMatcher(forms) {
  const texts = forms.filter(({ text }) => text).map(({ text }) => patternOf(text));
  const stems = forms.filter(({ stem }) => stem).map(({ stem }) => stem);
  const pattern = texts.length ? new RegExp(texts.sort((a, b) => b.length - a.length).join("|"), "g") : null;
  return (text) => {
    const small = text.toLowerCase();
    // The flags `i` and `u` take twenty times as long. Of a few letters the small form is longer; then the places would be wrong.
    const found = pattern ? [...(small.length === text.length ? small : text).matchAll(pattern)] : [];
    const words = stems.length ? [...text.matchAll(/[가-힣]+/gu)].filter(([word]) => stems.some((stem) => isForm(word, stem))) : [];
    return [...found, ...words].map((match) => [match.index, match.index + match[0].length]).sort(([a], [b]) => a - b);
  };
}

/** Between the units of a form there may be a space or a mark. A single letter is marked only where a word ends with it. */
function patternOf(text) {
  const units = unitsOf(text);
  return units.length > 1 ? units.join(GAP) : `${units[0]}(?![0-9a-z])`;
}

/** Give a text with its matches marked. */
export function mark(text, matches, from = 0, to = text.length) {
  let html = "";
  let done = from;
  for (const [start, end] of matches) {
    if (start < done || end > to) continue;
    html += `${escape(text.slice(done, start))}<mark>${escape(text.slice(start, end))}</mark>`;
    done = end;
  }
  return html + escape(text.slice(done, to));
}

/** Give the piece of a text with the most matches; without one, its beginning. `goesOn`: there is more text after it. */
export function excerpt(text, matches, goesOn) {
  const first = densest(matches);
  const from = first > LEAD * 2 ? text.lastIndexOf(" ", first - LEAD) + 1 : 0;
  const end = from + LENGTH;
  const space = text.lastIndexOf(" ", end);
  const to = end >= text.length ? text.length : space > from + LENGTH / 2 ? space : end;
  const cut = goesOn || to < text.length;
  return `${from ? "… " : ""}${mark(text, matches, from, to).trim()}${cut ? " …" : ""}`;
}

/** Give the place of the match after which most others follow within an excerpt. */
function densest(matches) {
  const following = ([start]) => matches.filter(([other]) => other >= start && other < start + LENGTH - LEAD).length;
  const best = matches.reduce((most, match) => (following(match) > following(most) ? match : most), matches[0] ?? [0]);
  return best[0];
}
