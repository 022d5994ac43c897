/* A shop's page: whether the door is open, which line of the hours is today's, the address to the clipboard. */

import { hourWords, isSpecial, localMoment, spansOn, stateAt, stateWords } from "./hours.js";
import { everyMinute } from "./now.js";

const box = document.querySelector("[data-zone]");
const line = box?.querySelector("[data-today]");
const THANKS = 4000;

function spanWords(spans) {
  return spans.map(([opens, closes]) => `${hourWords(opens)}–${closes > 1440 ? "다음 날 " : ""}${hourWords(closes)}`).join(", ");
}

/* What is different today; empty on an ordinary day. */
function specialWords(hours, day, holiday, rule) {
  const name = holiday ? `(${holiday})` : "";
  const spans = spansOn(hours, day);
  if (isSpecial(hours, day)) return spans.length ? `오늘${name}은 평소와 달리 ${spanWords(spans)}입니다.` : `오늘${name}은 쉽니다.`;
  return holiday && spans.length && !rule ? `오늘은 ${holiday}입니다. 쉴 수 있으니 전화로 확인해 주세요.` : "";
}

function today(hours, holidays, now) {
  const state = stateAt(hours, now);
  if (state.open === null) {
    line.dataset.today = "unknown";
    return;
  }
  const holiday = holidays[now.day];
  const rule = holiday && box.querySelector("[data-days*='H']");
  line.textContent = stateWords(hours, now);
  box.querySelector("[data-special]").textContent = specialWords(hours, now.day, holiday, rule);
  line.dataset.today = state.open ? "open" : "closed";
  mark(isSpecial(hours, now.day) ? rule : [...box.querySelectorAll(`[data-days*='${now.weekday}']`)].at(-1));
}

function mark(row) {
  for (const other of box.querySelectorAll("[data-days][aria-current]")) other.removeAttribute("aria-current");
  row?.setAttribute("aria-current", "date");
}

function offerCopy(button) {
  const words = button.textContent;
  let pause;
  button.addEventListener("click", async () => {
    // Every page has loaded this program already; without it the hours are told all the same.
    const reader = import("../reader/reader.js");
    const done = await reader.then(({ copy }) => copy(button.dataset.copy)).then(() => true, () => false);
    button.textContent = done ? "복사했습니다" : "복사하지 못했습니다";
    clearTimeout(pause);
    pause = setTimeout(() => { button.textContent = words; }, THANKS);
  });
}

if (line) {
  const hours = JSON.parse(box.dataset.hours);
  const holidays = JSON.parse(box.dataset.holidays);
  everyMinute(() => today(hours, holidays, localMoment(new Date(), box.dataset.zone)));
}
document.querySelectorAll("button[data-copy]").forEach(offerCopy);
