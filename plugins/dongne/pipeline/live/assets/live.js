/* Follows the preview: loads the page again when there is a new edition, and says why there is none. */
(function () {
  "use strict";

  var own = document.currentScript;
  var edition = own.dataset.edition;
  var home = own.src.replace(/[^/]*$/, "");
  var line = null;
  var panel = null;

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text || "";
    return made;
  }

  function problemOf(problem) {
    var item = element("li");
    item.append(element("code", problem.where), element("p", problem.what), element("p", "→ " + problem.how));
    return item;
  }

  // A shadow keeps the site's own styles and ours apart.
  function openPanel() {
    var around = element("div");
    var style = element("link");
    style.rel = "stylesheet";
    style.href = home + "live.css";
    panel = element("section");
    panel.className = "trouble";
    panel.lang = "ko";
    panel.setAttribute("role", "alert");
    around.id = "dongne-preview-trouble";
    around.attachShadow({ mode: "open" }).append(style, panel);
    document.body.append(around);
  }

  function show(trouble) {
    var waiting = document.querySelector("main.waiting");
    if (waiting) waiting.hidden = Boolean(trouble);
    if (!trouble) {
      if (panel) panel.hidden = true;
      return;
    }
    if (!panel) openPanel();
    var close = element("button", "접기");
    close.type = "button";
    close.addEventListener("click", function () {
      panel.hidden = true;
    });
    var list = element("ol");
    list.append.apply(list, trouble.problems.map(problemOf));
    panel.replaceChildren(close, element("h2", "미리보기를 새로 짓지 못했습니다"));
    panel.append(
      element("p", edition ? "이 화면은 마지막으로 잘 지어진 미리보기입니다. 고쳐서 저장하면 저절로 새로 짓습니다." : "고쳐서 저장하면 저절로 다시 짓습니다.")
    );
    if (trouble.text) panel.append(element("p", trouble.text));
    if (trouble.problems.length) panel.append(list);
    panel.hidden = false;
  }

  function hear(event) {
    var notice = JSON.parse(event.data);
    if (notice.edition === edition) show(notice.trouble);
    else location.reload();
  }

  // A browser has few lines to one host: a page that nobody sees gives its own back.
  function follow() {
    if (line) line.close();
    line = null;
    if (document.hidden) return;
    line = new EventSource(home + "events?page=" + location.pathname);
    line.onmessage = hear;
  }

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", function () {
    if (line) line.close();
  });
  addEventListener("pageshow", function (event) {
    if (event.persisted) follow();
  });
  follow();
})();
