/*
 * Before anything is drawn: how this reader wants to see the paper, what this browser can do, and what is over by now.
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

  /* What is over goes as it comes in, even where the site has not been built again. */
  const sweep = () => {
    for (const line of document.querySelectorAll("[data-dn-until]")) {
      if (Date.parse(line.dataset.dnUntil) <= Date.now()) line.remove();
    }
    for (const box of document.querySelectorAll("[data-dn-fleeting]")) {
      const isWhole = box.nextSibling || document.readyState !== "loading";
      if (isWhole && !box.querySelector("li")) box.remove();
    }
  };
  const coming = new MutationObserver(sweep);
  coming.observe(page, { childList: true, subtree: true });
  const finish = () => {
    coming.disconnect();
    sweep();
  };
  document.addEventListener("readystatechange", finish, { once: true });
})();
