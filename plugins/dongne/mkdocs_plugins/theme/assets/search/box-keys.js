/** Keys that lead to the box and about in it. */

const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

/** Whether a key asks for the search, as in Material: `/`, `s`, `f`, and the same keys of a Korean keyboard. */
export function wantsSearch(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (event.target instanceof Element && event.target.closest(FIELDS)) return false;
  return ["/", "s", "f", "ㄴ", "ㄹ"].includes(event.key);
}

/** Move among the field and what was found with the arrows; a letter goes back to the field. */
export function moveWithin(event, stops) {
  const [field] = stops;
  const place = Math.max(0, stops.indexOf(document.activeElement));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    stops[(place + step + stops.length) % stops.length].focus();
  } else if (document.activeElement !== field && isTyping(event)) {
    field.focus(); // before the letter is typed, so that it arrives there
  }
}

/** Whether a key writes or deletes; the space bar is left to buttons and to scrolling. */
function isTyping({ key, ctrlKey, metaKey, altKey }) {
  return (key === "Backspace" || (key.length === 1 && key !== " ")) && !ctrlKey && !metaKey && !altKey;
}
