/** The search page: `?q=` and, within it, `kind=` (one group) and `page=`. */

import { openAsking } from "./asking.js";
import { CHANGES, openFinding } from "./finding.js";
import { FIRST, SIZE, groupPage, groupSections } from "./page-results.js";
import { GROUPS, emptyAnswer, groupLinks, groupOf, make, pageAddress, sentence, total, troubleAnswer } from "./results.js";

/** Read what the address asks for. */
function readAddress() {
  const asked = new URLSearchParams(location.search);
  const kind = asked.get("kind");
  const page = Number.parseInt(asked.get("page") ?? "1", 10);
  return {
    query: (asked.get("q") ?? "").slice(0, 100),
    group: Object.hasOwn(GROUPS, kind ?? "") ? kind : undefined,
    page: page > 0 ? page : 1,
  };
}

function openPage(field, found) {
  const [status, groups, results, more] = ["status", "groups", "results", "more"].map((name) =>
    found.querySelector(`.dn-found__${name}`),
  );
  const browse = document.getElementById("dn-browse");
  const title = document.title;
  let { query: shown, group, page } = readAddress();
  const asking = openAsking();
  const finding = openFinding({ collect: (...question) => (group ? collectPage(...question) : collectAll(...question)), show });

  /** Ask for one page of a group; the last one, if there are not so many. */
  async function collectPage(query) {
    const reply = await asking.ask(query, { group, limit: SIZE, offset: (page - 1) * SIZE });
    const count = reply?.answer?.counts[group];
    if (!count || page <= Math.ceil(count / SIZE)) return reply;
    page = Math.ceil(count / SIZE);
    return collectPage(query);
  }

  /** Ask for the best of every group, the group of the best result first. */
  async function collectAll(query, isCurrent) {
    const reply = await asking.ask(query, { limit: SIZE });
    if (!reply?.answer) return reply;
    const { counts, results: best } = reply.answer;
    const order = [...new Set([...best.map(groupOf), ...Object.keys(GROUPS)])].filter((name) => counts[name]);
    const parts = [];
    for (const name of order) {
      if (!isCurrent()) return null;
      const part = await asking.ask(query, { group: name, limit: FIRST });
      if (!part?.answer) return part;
      parts.push({ group: name, results: part.answer.results });
    }
    return { answer: { ...reply.answer, parts } };
  }

  function show(state) {
    const { phase } = state;
    const looking = phase === "looking" || phase === "slow";
    status.textContent = phase === "idle" ? "" : sentence(state);
    results.setAttribute("aria-busy", looking);
    if (looking) return;
    const any = phase === "found" && total(state.answer.counts) > 0;
    browse.hidden = any;
    groups.hidden = !any;
    groups.replaceChildren(...(any ? ways(state) : []));
    results.replaceChildren(...(any ? sections(state) : []));
    more.replaceChildren(...rest(state, any));
  }

  function sections({ query, answer }) {
    return group ? groupPage(query, answer, group, page) : groupSections(query, answer);
  }

  function ways({ query, answer }) {
    const all = make("a", { href: pageAddress(query), "aria-current": group ? undefined : "true" }, "모두");
    return [all, ...groupLinks(query, answer.counts, group)];
  }

  function rest({ phase, query, answer }, any) {
    if (phase === "trouble") return troubleAnswer(again);
    return phase === "found" && !any ? emptyAnswer(query, answer.tried) : [];
  }

  function again() {
    field.focus();
    finding.again();
  }

  /** Keep the address and the title in step with the field, so that they can be shared. */
  function rename() {
    const query = field.value.trim();
    history.replaceState(null, "", query ? pageAddress(query, group, page) : location.pathname);
    document.title = query ? `‘${query}’ ${title}` : title;
  }

  /** Follow the field; other words begin with the first page of all groups. */
  function changed() {
    if (field.value === shown) return;
    shown = field.value;
    [group, page] = [undefined, 1];
    rename();
    finding.follow(shown);
  }

  function submitted(event) {
    event.preventDefault();
    changed();
    finding.find();
    field.blur(); // a phone's keyboard goes, and the results are seen
  }

  for (const change of CHANGES) field.addEventListener(change, changed);
  field.addEventListener("focus", asking.prepare, { once: true });
  field.form.addEventListener("submit", submitted);
  if (field.value && field.value !== shown) changed(); // somebody typed before this program came
  else if (shown) {
    field.value = shown;
    rename();
    finding.follow(shown);
  }
}

const field = document.getElementById("dn-ask");
const found = document.getElementById("dn-found");
if (field && found) openPage(field, found);
