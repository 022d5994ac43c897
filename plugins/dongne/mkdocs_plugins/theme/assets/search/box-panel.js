/** What stands below the field of the search box: how it goes, how much there is of what, and the best of it. */

import { CHANGES, openFinding } from "./finding.js";
import { emptyAnswer, groupLinks, make, pageAddress, resultItem, sentence, total, troubleAnswer } from "./results.js";

const SHOWN = 10; // results; all of them are on the search page

/** Begin to answer what is typed into a box, and what stands there already. */
export function openPanel(box, asking) {
  const input = box.querySelector(".md-search__input");
  const meta = box.querySelector(".md-search-result__meta");
  const groups = box.querySelector(".dn-found__groups");
  const list = box.querySelector(".md-search-result__list");
  const more = box.querySelector(".dn-found__more");
  const finding = openFinding({ collect: (query) => asking.ask(query, { limit: SHOWN }), show });

  function show(state) {
    const { phase, query, answer } = state;
    const looking = phase === "looking" || phase === "slow";
    say(sentence(state));
    list.setAttribute("aria-busy", looking);
    if (looking) return; // what was found before stays until there is something else
    const results = answer?.results ?? [];
    list.replaceChildren(...results.map(resultItem));
    list.hidden = !results.length;
    groups.replaceChildren(...(results.length ? groupLinks(query, answer.counts) : []));
    groups.hidden = !results.length;
    more.replaceChildren(...rest(state));
  }

  /** Change the status only for news: a screen reader reads every change aloud. */
  function say(words) {
    if (meta.textContent !== words) meta.textContent = words;
  }

  function rest({ phase, query, answer }) {
    if (phase === "trouble") return troubleAnswer(again);
    if (phase !== "found") return [];
    if (!answer.results.length) {
      return [...emptyAnswer(query, answer.tried), make("a", { href: pageAddress(query) }, "갈래에서 골라 보기")];
    }
    if (total(answer.counts) <= answer.results.length) return [];
    return [make("a", { href: pageAddress(query) }, "검색 결과 모두 보기")];
  }

  function again() {
    input.focus();
    finding.again();
  }

  for (const change of CHANGES) input.addEventListener(change, () => finding.follow(input.value));
  input.form.addEventListener("reset", () => finding.follow(""));
  show({ phase: "idle", query: "" });
  finding.follow(input.value);
}
