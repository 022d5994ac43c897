/**
 * The search box in the head of every page: opens and closes, and knows its keys.
 *
 * It stands in Material's markup and look (`md-search…`, the toggle `__search`); Material's own program, which does not
 * drive it, hears keys only, knows no failure, and fetches its whole index with every page. What answers
 * (`box-panel.js`, the worker, the index) is fetched when somebody first turns to the box.
 */

import { openAsking } from "./asking.js";
import { moveWithin, wantsSearch } from "./box-keys.js";

const PATIENCE = 10_000; // ms

function openBox(toggle, box) {
  const input = box.querySelector(".md-search__input");
  const asking = openAsking();
  let panel;
  let cameFrom = null;

  /** Fetch what answers; a failure is told, and mended by the button, a further letter or the network's return. */
  function prepare() {
    if (panel) return;
    asking.prepare(); // beside the panel, not after it
    panel = Promise.race([import("./box-panel.js"), silence()])
      .then(({ openPanel }) => openPanel(box, asking))
      .catch(() => {
        panel = undefined;
        tellTrouble();
      });
  }

  function tellTrouble() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "dn-found__again";
    button.textContent = "다시 찾기";
    button.addEventListener("click", () => {
      input.focus();
      prepare();
    });
    box.querySelector(".md-search-result__meta").textContent =
      "인터넷에 닿지 못해 검색을 준비하지 못했습니다. 연결을 살펴보고 다시 찾아 주세요.";
    box.querySelector(".dn-found__more").replaceChildren(button);
  }

  function open() {
    if (!toggle.checked) toggle.click();
  }

  function opened() {
    if (!box.contains(document.activeElement)) cameFrom = document.activeElement;
    input.focus();
    prepare();
  }

  /** Give the focus back to where it came from, unless it has gone elsewhere already. */
  function closed() {
    if (!box.contains(document.activeElement)) return;
    document.activeElement.blur();
    if (cameFrom !== document.body) cameFrom?.focus();
    cameFrom = null;
  }

  function pressed(event) {
    if (event.isComposing || event.keyCode === 229) return; // the key belongs to the syllable
    if (event.key !== "Escape") {
      moveWithin(event, [input, ...box.querySelectorAll(".md-search-result__list a, .dn-found__more :is(a, button)")]);
    } else if (toggle.checked) {
      event.preventDefault();
      toggle.click();
    }
  }

  toggle.addEventListener("change", () => (toggle.checked ? opened() : closed()));
  input.addEventListener("focus", ({ relatedTarget }) => {
    if (!toggle.checked) cameFrom = relatedTarget;
    open();
  });
  input.addEventListener("input", prepare);
  // A finger that goes down opens the box a moment later; that moment is ours.
  for (const way of document.querySelectorAll("[for=__search], [data-dn-search]")) way.addEventListener("pointerdown", prepare);
  input.form.addEventListener("reset", () => input.focus());
  box.addEventListener("keydown", pressed);
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget) && toggle.checked) toggle.click();
  });
  document.addEventListener("keydown", (event) => {
    if (toggle.checked || !wantsSearch(event)) return;
    event.preventDefault();
    open();
  });
  document.querySelector("[data-dn-search]")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  window.addEventListener("online", () => toggle.checked && prepare());
  // Somebody may have turned to the box before this program came, and may have typed.
  if (toggle.checked) opened();
  else if (document.activeElement === input) open();
}

function silence() {
  return new Promise((_, reject) => {
    setTimeout(reject, PATIENCE);
  });
}

const toggle = document.getElementById("__search");
const box = document.querySelector(".dn-search");
if (toggle && box) openBox(toggle, box);
