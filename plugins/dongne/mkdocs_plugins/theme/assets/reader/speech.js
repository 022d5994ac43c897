/* A story read aloud by the telephone's own voice, paragraph by paragraph; what is being read is marked. */

let stop = null;

/** What is read: headline, summary, and each piece of the text, with the place on the page that it comes from. */
function pieces() {
  const story = document.querySelector("[data-dn-story]");
  const chosen = story.querySelectorAll(
    "h1, .dn-head .dn-summary, .dn-notice p, [data-dn-text] :is(h2, h3, h4, h5, h6, p, li, blockquote, td, th, dt, dd)",
  );
  // What holds other pieces is read as one.
  const isPart = (piece) => piece.parentElement.closest("li, blockquote, dt, dd, td, th");
  return [...chosen].filter((piece) => !isPart(piece) && piece.textContent.trim());
}

/** Long paragraphs go sentence by sentence: some voices fall silent after a quarter of a minute. */
function sentences(text) {
  return text.replace(/\s+/g, " ").trim().match(/[^.?!…]+[.?!…”’"')\]]*\s*|.+$/g) ?? [];
}

function say(text) {
  return new Promise((resolve) => {
    const words = new SpeechSynthesisUtterance(text);
    words.lang = "ko-KR";
    words.voice = speechSynthesis.getVoices().find(({ lang }) => /^ko\b/i.test(lang)) ?? null;
    words.rate = 0.95;
    words.onend = () => resolve(true);
    words.onerror = () => resolve(false);
    speechSynthesis.speak(words);
  });
}

async function read(isStopped) {
  for (const piece of pieces()) {
    piece.classList.add("dn-spoken");
    piece.scrollIntoView({ block: "nearest" });
    for (const sentence of sentences(piece.textContent)) {
      if (isStopped() || !(await say(sentence))) break;
    }
    piece.classList.remove("dn-spoken");
    if (isStopped()) return;
  }
}

/** Begin to read, or stop. */
export function toggleReading(button, tell) {
  if (stop) {
    stop();
    return;
  }
  let stopped = false;
  const label = button.querySelector("span");
  const finish = (words) => {
    stopped = true;
    stop = null;
    speechSynthesis.cancel();
    button.setAttribute("aria-pressed", "false");
    label.textContent = "듣기";
    tell(words);
  };
  stop = () => finish("읽기를 멈췄습니다.");
  button.setAttribute("aria-pressed", "true");
  label.textContent = "멈춤";
  speechSynthesis.cancel();
  read(() => stopped).then(() => stopped || finish("다 읽었습니다."));
}

addEventListener("pagehide", () => speechSynthesis.cancel());
