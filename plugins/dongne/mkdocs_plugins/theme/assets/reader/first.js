/*
 * Before anything is drawn: how this reader wants to see the paper, and what this browser can do.
 * It stands in the head and blocks, so that nothing jumps or flashes afterwards; so it must stay this small.
 */
(function () {
  const page = document.documentElement;
  page.classList.replace("no-js", "dn-js");
  if (navigator.share) page.classList.add("dn-can-share");
  try {
    for (const choice of ["text", "scheme"]) {
      const value = localStorage.getItem("dn-" + choice);
      if (value) page.setAttribute("data-dn-" + choice, value);
    }
  } catch {
    // A browser that keeps nothing shows the paper as it is.
  }
})();
