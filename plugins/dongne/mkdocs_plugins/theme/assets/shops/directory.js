/* The directory: chooses among all shops at once. What is chosen stands in the address, so that it can be sent on. */

import { stateAt } from "./hours.js";
import { matches, tidy } from "./initials.js";
import { everyMinute, readShops, showStates } from "./now.js";

const root = document.querySelector("[data-zone]");
const form = document.querySelector("[data-filter]");
const status = document.querySelector("[data-count]");
const { shops, now } = readShops(root);
const racks = [...root.querySelectorAll("[data-rack]")];

/* --- the address */

function readAddress() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox") field.checked = asked.has(field.name);
    else if (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === asked.get(field.name))) {
      field.value = asked.get(field.name) ?? "";
    }
  }
}

function writeAddress(choice) {
  const asked = new URLSearchParams();
  if (choice.typed.trim()) asked.set("q", choice.typed.trim());
  if (choice.trade) asked.set("trade", choice.trade);
  for (const name of choice.marks) asked.set(name, "1");
  const query = asked.toString();
  history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
}

/* --- the choice */

function readChoice() {
  const marks = [...form.elements].filter((field) => field.type === "checkbox" && field.checked).map((field) => field.name);
  return { typed: form.elements.q.value, trade: form.elements.trade?.value ?? "", marks };
}

function isChosen({ element, hours }, choice, moment) {
  const { name, words, trade, marks } = element.dataset;
  if (choice.trade && choice.trade !== trade) return false;
  if (choice.typed.trim() && !matches(name, choice.typed) && !tidy(words).includes(tidy(choice.typed))) return false;
  const own = marks.split(" ");
  return choice.marks.every((mark) => (mark === "open" ? hours && stateAt(hours, moment).open : own.includes(mark)));
}

function show() {
  const choice = readChoice();
  const moment = now();
  let count = 0;
  for (const shop of shops) {
    const chosen = Boolean(isChosen(shop, choice, moment));
    shop.element.hidden = !chosen;
    count += chosen;
  }
  for (const rack of racks) rack.hidden = !rack.querySelector("[data-shop]:not([hidden])");
  const isAll = !choice.typed.trim() && !choice.trade && !choice.marks.length;
  root.dataset.chosen = isAll ? "" : "some";
  tell(count, isAll);
}

function tell(count, isAll) {
  let words = `${shops.length}곳 가운데 ${count}곳입니다.`;
  if (isAll) words = `가게 ${count}곳이 있습니다.`;
  else if (!count) words = "맞는 가게가 없습니다. 조건을 하나 풀어 보세요.";
  if (status.textContent !== words) status.textContent = words;
}

function choose() {
  writeAddress(readChoice());
  show();
}

if (form) {
  document.documentElement.classList.add("sh-live");
  readAddress();
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  /* A form is emptied after its event. */
  form.addEventListener("reset", () => setTimeout(choose));
  addEventListener("popstate", () => { readAddress(); show(); });
  everyMinute(() => { showStates(shops, now()); show(); });
}
