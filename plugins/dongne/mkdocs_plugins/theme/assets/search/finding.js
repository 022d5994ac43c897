/** From letters in a field to something to show: asks when a typist pauses, and never leaves them waiting in silence. */

/** What may change a field: an input method, dictation or a paste does not always press a key, nor tell of input. */
export const CHANGES = ["input", "keyup", "compositionend", "change", "search"];

const PAUSE = 80; // ms without a letter
const LATER = 350; // ms after which it is worth saying that we are looking
const LATE = 4000; // ms after which it is worth saying that the line is slow

const LONGEST = 100; // letters of a question
const LONE_JAMO = /^[\u3131-\u318e\u1100-\u11ff]$/u;
const WORD = /[\p{L}\p{N}]/u;

/** Give a question as we ask it: composed letters, no control characters, not endless. */
export function tidy(text) {
  return text.normalize("NFC").replace(/\p{C}+/gu, " ").trimStart().slice(0, LONGEST);
}

/** Whether a text is worth asking: one consonant is the beginning of a syllable, not yet a question. */
function isQuestion(query) {
  return WORD.test(query) && !LONE_JAMO.test(query.trim());
}

/**
 * Follow what somebody types.
 *
 * `show({ phase, query, answer, trouble })` is called with the phases `idle`, `looking`, `slow`, `found` and `trouble`.
 * `collect(query, isCurrent)` gives what `ask` gives: an answer, a trouble, or null if it was overtaken.
 */
export function openFinding({ collect, show }) {
  let query = "";
  let timers = [];
  let troubled = false;

  function later(wait, act) {
    timers.push(setTimeout(act, wait));
  }

  function stop() {
    timers.forEach(clearTimeout);
    timers = [];
  }

  /** Take what the field holds now; the same as before is no news. */
  function follow(text) {
    const next = tidy(text);
    if (next === query) return;
    const isTyped = next.length <= query.length + 1;
    query = next;
    stop();
    if (!isQuestion(query)) show({ phase: "idle", query });
    else if (isTyped) later(PAUSE, find);
    else find(); // several letters at once: pasted, dictated or chosen, and nobody's finger on the next
  }

  /** Ask at once. */
  async function find() {
    stop();
    const asked = query;
    if (!isQuestion(asked)) return;
    troubled = false;
    later(LATER, () => show({ phase: "looking", query: asked }));
    later(LATE, () => show({ phase: "slow", query: asked }));
    const reply = await collect(asked, () => asked === query);
    if (asked !== query || reply === null) return;
    stop();
    troubled = Boolean(reply.trouble);
    show({ phase: troubled ? "trouble" : "found", query: asked, ...reply });
  }

  /** Ask the same once more, and say so at once. */
  function again() {
    show({ phase: "looking", query });
    find();
  }

  window.addEventListener("online", () => troubled && again());

  return { follow, find, again };
}
