// Strangers' text, made anew from an allow-list: no element, attribute or address of theirs reaches the page.

const KEPT = new Set(["p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li"]);
const HEADING = /^h[1-6]$/;
// What these hold is no text for people.
const DROPPED = new Set(["script", "style", "template", "noscript", "iframe", "object", "svg", "math", "textarea"]);
const DEEP = 20;

/** Gives a comment's HTML as nodes that are safe to show. */
export function safe(html) {
  const fragment = document.createDocumentFragment();
  fill(fragment, inert(html), 0);
  return fragment;
}

/** Gives the plain text of what the server has escaped, such as a name. */
export function plain(html) {
  return inert(html).textContent;
}

// In a document made this way nothing runs and nothing is fetched.
function inert(html) {
  return new DOMParser().parseFromString(String(html ?? ""), "text/html").body;
}

function fill(target, source, depth) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(node.data);
    else if (depth >= DEEP) target.append(node.textContent);
    else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.localName))
      fill(place(target, node), node, depth + 1);
  }
}

function place(target, node) {
  const name = HEADING.test(node.localName) ? "p" : node.localName;
  const made = name === "a" ? link(node.getAttribute("href")) : KEPT.has(name) && document.createElement(name);
  if (!made) return target;
  target.append(made);
  return made;
}

function link(address) {
  let url;
  try {
    url = new URL(address); // a whole address: one without a host leads nowhere here
  } catch {
    return null;
  }
  if (!["http:", "https:"].includes(url.protocol)) return null;
  const made = document.createElement("a");
  made.href = url.href;
  made.rel = "nofollow ugc noopener noreferrer";
  return made;
}
