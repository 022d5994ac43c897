/** What was found, for the search page: the best of each group one below the other, or one group page by page. */

import { GROUPS, make, pageAddress, resultItem } from "./results.js";

/** Results of a group among the others, and of one group on a page of its own. */
export const FIRST = 5;
export const SIZE = 12;

/** Give a section for each group. */
export function groupSections(query, { parts, counts }) {
  return parts.map(({ group, results }) => {
    const section = sectionOf(group, counts[group], results);
    if (counts[group] > results.length) {
      const words = `${GROUPS[group]} ${counts[group]}건 모두 보기`;
      section.append(make("p", {}, make("a", { class: "dn-button", href: pageAddress(query, group) }, words)));
    }
    return section;
  });
}

/** Give one page of one group, with the ways to the pages before and after it. */
export function groupPage(query, { results, counts }, group, page) {
  const count = counts[group] ?? 0;
  const section = sectionOf(group, count, results, (page - 1) * SIZE + 1);
  const ways = [];
  if (page > 1) ways.push(way(query, group, page - 1, "prev", "← 앞의 결과"));
  if (page * SIZE < count) ways.push(way(query, group, page + 1, "next", "다음 결과 →"));
  if (ways.length) section.append(make("nav", { class: "dn-pager", "aria-label": "검색 결과 넘기기" }, ...ways));
  return [section];
}

function way(query, group, page, rel, words) {
  return make("a", { class: "dn-button", rel, href: pageAddress(query, group, page) }, words);
}

function sectionOf(group, count, results, start = 1) {
  const id = `dn-found-${group}`;
  return make(
    "section",
    { "aria-labelledby": id },
    make("h2", { id }, `${GROUPS[group]} ${count}건`),
    make("ol", { class: "md-search-result__list", start }, ...results.map(resultItem)),
  );
}
