/** What was found, as elements; nothing that comes from the index is ever parsed as HTML. */

export const GROUPS = { articles: "기사", shops: "가게", events: "행사", other: "그 밖" };
const GROUP_OF = { article: "articles", shop: "shops", event: "events" };
const LETTERS = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&#34;": '"' };

/** The site's root, wherever this script was loaded from. */
export const ROOT = new URL("../../", import.meta.url).href;

/** Give the group that a result is counted under. */
export function groupOf(result) {
  return GROUP_OF[result.kind] ?? "other";
}

/** Give how many were found in all. */
export function total(counts) {
  return Object.keys(GROUPS).reduce((sum, group) => sum + (counts[group] ?? 0), 0);
}

/** Make an element: attributes that are undefined are left out, children may be text. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Give the nodes of an escaped text in which `<mark>` is the only tag. */
function highlighted(html) {
  const parts = (html ?? "").split(/<mark[^>]*>(.*?)<\/mark>/su);
  return parts.map((part, place) => {
    const text = part.replace(/&(?:amp|lt|gt|quot|#39|#x27|#34);/gu, (entity) => LETTERS[entity]);
    return place % 2 ? make("mark", {}, text) : text;
  });
}

/** Give the line of a list for one result. */
export function resultItem(result) {
  const link = make(
    "a",
    // The root goes before it: no path can be an address of another sort.
    { class: "md-search-result__link", href: ROOT + result.path },
    make("span", { class: "dn-found__kicker" }, result.kicker || GROUPS[groupOf(result)], ...dated(result.date)),
    make("b", { class: "dn-found__title" }, ...highlighted(result.titleHtml ?? result.title)),
    make("span", { class: "dn-found__excerpt" }, ...highlighted(result.excerptHtml)),
  );
  return make("li", { class: "md-search-result__item" }, link);
}

function dated(date) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/u.exec(date ?? "") ?? [];
  if (!year) return [];
  return [" · ", make("time", { datetime: `${year}-${month}-${day}` }, `${year}년 ${+month}월 ${+day}일`)];
}

/** Give the address of the search page for a query, and within it for one group. */
export function pageAddress(query, group, page) {
  const asked = new URLSearchParams({ q: query.trim() });
  if (group) asked.set("kind", group);
  if (page > 1) asked.set("page", page);
  return `${ROOT}search/?${asked}`;
}

/** Give a link to each group in which something was found, with how much. */
export function groupLinks(query, counts, current) {
  return Object.entries(GROUPS)
    .filter(([group]) => counts[group])
    .map(([group, title]) =>
      make(
        "a",
        { href: pageAddress(query, group), "aria-current": group === current ? "true" : undefined },
        `${title} `,
        make("b", {}, `${counts[group]}`),
      ),
    );
}

/** Give the paragraphs of an empty answer: what was looked for, and what to do now. */
export function emptyAnswer(query, tried = []) {
  const others = tried.filter((word) => word !== query.trim());
  const lines = [make("p", {}, "낱말을 줄이거나, 띄어쓰기를 바꾸거나, 다른 말로 적어 보세요.")];
  if (others.length) lines.unshift(make("p", {}, `함께 찾아본 말: ${others.slice(0, 6).join(", ")}`));
  return lines;
}

/** Give the button for what could not be looked for. */
export function troubleAnswer(again) {
  const button = make("button", { type: "button", class: "dn-found__again" }, "다시 찾기");
  button.addEventListener("click", again);
  return [button];
}

/** Say in one sentence how it stands; this is what a screen reader says aloud. */
export function sentence({ phase, query, answer, trouble }) {
  const word = query.trim();
  if (phase === "looking") return "찾고 있습니다…";
  if (phase === "slow") return "연결이 느려 아직 찾고 있습니다…";
  if (phase === "trouble" && trouble === "fault") return "찾는 데에 문제가 생겼습니다. 조금 뒤에 다시 찾아 주세요.";
  if (phase === "trouble" && !navigator.onLine) return "인터넷이 끊겨 있습니다. 연결한 뒤에 다시 찾아 주세요.";
  if (phase === "trouble") return "인터넷 연결이 고르지 않아 찾지 못했습니다. 다시 찾아 주세요.";
  if (phase === "found") {
    const count = total(answer.counts);
    return count ? `${count}건의 검색 결과` : `‘${word}’에 맞는 것을 찾지 못했습니다.`;
  }
  return "찾을 말을 적어 주세요.";
}
