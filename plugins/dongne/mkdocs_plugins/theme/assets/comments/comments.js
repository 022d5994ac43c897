// The comments under an article: shows what the server holds, sends what a reader writes, says what became of it.

import { entries } from "./listing.js";
import * as words from "./words.js";

const PATIENCE = 20_000;
const SHORTEST = 3;

for (const place of document.querySelectorAll("[data-comments]")) start(place);

function start(place) {
  const { server, thread, title, zone, phone } = place.dataset;
  const find = (name) => place.querySelector(`[data-part=${name}]`);
  const form = place.querySelector("form");
  const { text, author } = form.elements;
  const [list, state, again, send, answer, reply] =
    ["list", "state", "again", "send", "answer", "reply"].map(find);
  let parent = null;
  let asker = null;
  let busy = false;

  async function load() {
    state.textContent = words.loading;
    again.hidden = true;
    try {
      const { replies } = await (await ask(`?uri=${encodeURIComponent(thread)}`)).json();
      const { items, count } = entries(replies, zone, replyTo);
      list.replaceChildren(...items);
      state.textContent = count ? words.count(count) : words.none;
    } catch {
      state.textContent = words.unread;
      again.hidden = false;
    }
  }

  async function submit(event) {
    event.preventDefault();
    if (busy) return;
    if ([...text.value.trimEnd()].length < SHORTEST) return tell(words.tooShort());
    busy = true;
    send.setAttribute("aria-disabled", "true");
    tell({ kind: "", words: words.sending });
    const { status, reason } = await post({
      text: text.value, author: author.value.trim() || null, parent, title,
    });
    busy = false;
    send.removeAttribute("aria-disabled");
    tell(words.verdict(status, reason, phone));
    if (status !== 201 && status !== 202) return;
    text.value = "";
    stopReplying();
    if (status === 201) load();
  }

  async function post(comment) {
    try {
      const response = await ask(`new?uri=${encodeURIComponent(thread)}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify(comment),
      });
      return { status: response.status, reason: await response.text() };
    } catch {
      return { status: 0, reason: "" };
    }
  }

  // Without cookies: the server has no way to know a reader again.
  function ask(path, options = {}) {
    const signal = AbortSignal.timeout?.(PATIENCE);
    return fetch(server + path, { credentials: "omit", signal, ...options });
  }

  function tell({ kind, words: said }) {
    answer.dataset.kind = kind;
    answer.textContent = said;
    const wrong = kind === "wrong";
    text.setAttribute("aria-invalid", String(wrong));
    if (wrong) text.focus();
  }

  function replyTo(id, name, button) {
    parent = id;
    asker = button;
    reply.firstElementChild.textContent = words.replying(name);
    reply.hidden = false;
    text.focus();
  }

  function stopReplying() {
    parent = null;
    reply.firstElementChild.textContent = "";
    reply.hidden = true;
  }

  form.addEventListener("submit", submit);
  again.addEventListener("click", load);
  reply.lastElementChild.addEventListener("click", () => {
    stopReplying();
    (asker?.isConnected ? asker : text).focus();
  });
  place.hidden = false;
  new IntersectionObserver((seen, observer) => {
    if (!seen.some((each) => each.isIntersecting)) return;
    observer.disconnect();
    load();
  }, { rootMargin: "800px" }).observe(place);
}
