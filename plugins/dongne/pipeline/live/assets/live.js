// Follows the preview: loads the page again when there is a new edition of it, and says why there is none.
{
  const { src, dataset: { edition } } = document.currentScript;
  const home = src.slice(0, src.lastIndexOf("/") + 1);
  let line = null;
  let panel = null;

  // A browser has few lines to one host: a page that nobody sees gives its own back.
  function follow() {
    line?.close();
    line = document.hidden ? null : new EventSource(`${home}events?page=${location.pathname}`);
    if (line) line.onmessage = hear;
  }

  function hear({ data }) {
    const notice = JSON.parse(data);
    if (notice.edition === edition) show(notice.trouble);
    else location.reload();
  }

  function show(trouble) {
    const waiting = document.querySelector("main.waiting");
    if (waiting) waiting.hidden = Boolean(trouble);
    if (trouble) fill((panel ??= open()), trouble);
    if (panel) panel.hidden = !trouble;
  }

  // A shadow keeps the site's own styles and ours apart.
  function open() {
    const around = element("div");
    const style = element("link");
    Object.assign(style, { rel: "stylesheet", href: `${home}live.css` });
    const made = element("section");
    Object.assign(made, { className: "trouble", lang: "ko", role: "alert" });
    around.attachShadow({ mode: "open" }).append(style, made);
    document.body.append(around);
    return made;
  }

  function fill(place, { text, problems }) {
    const close = element("button", "접기");
    close.type = "button";
    close.addEventListener("click", () => (place.hidden = true));
    const stands = edition ? "이 화면은 마지막으로 잘 지어진 미리보기입니다. " : "";
    const list = element("ol");
    list.append(...problems.map(entry));
    place.replaceChildren(
      close,
      element("h2", "미리보기를 새로 짓지 못했습니다"),
      element("p", `${stands}고쳐서 저장하면 저절로 새로 짓습니다.`),
      ...(text ? [element("p", text)] : []),
      ...(problems.length ? [list] : []),
    );
  }

  function entry({ where, what, how }) {
    const item = element("li");
    item.append(element("code", where), element("p", what), element("p", `→ ${how}`));
    return item;
  }

  function element(name, text = "") {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => line?.close());
  addEventListener("pageshow", ({ persisted }) => persisted && follow());
  follow();
}
