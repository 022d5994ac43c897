/* What a page can do for its reader: larger letters, a darker light, printing, passing on. */

const page = document.documentElement;

/* --- how the paper looks */

function keep(choice, value) {
  try {
    if (value) localStorage.setItem(`dn-${choice}`, value);
    else localStorage.removeItem(`dn-${choice}`);
  } catch {
    // Then it holds for this page only.
  }
}

for (const group of document.querySelectorAll("[data-dn-choice]")) {
  const choice = group.dataset.dnChoice;
  const attribute = `data-dn-${choice}`;
  const chosen = page.getAttribute(attribute) ?? "";
  for (const input of group.querySelectorAll("input")) input.checked = input.value === chosen;
  group.addEventListener("change", ({ target }) => {
    if (target.value) page.setAttribute(attribute, target.value);
    else page.removeAttribute(attribute);
    keep(choice, target.value);
  });
}

/* The little window closes as people expect: by Escape, and by a touch elsewhere. */
const view = document.querySelector(".dn-view");
document.addEventListener("click", ({ target }) => {
  if (view?.open && !view.contains(target)) view.open = false;
});
view?.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  view.open = false;
  view.querySelector("summary").focus();
});

/* --- the tools under a headline */

const said = document.querySelector(".dn-said");

function say(words) {
  if (said) said.textContent = words;
}

/** Browsers give the clipboard to safe addresses only; an older way works everywhere else. */
export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
  field.className = "dn-skip";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("copy");
}

const address = () => document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];

const tools = {
  print: () => print(),
  copy: () =>
    copy(address()).then(
      () => say("주소를 복사했습니다."),
      () => say(`복사하지 못했습니다. 주소는 ${address()} 입니다.`),
    ),
  share: () => {
    if (!navigator.share) return tools.copy();
    return navigator
      .share({ title: document.querySelector("h1").textContent, url: address() })
      .catch((error) => (error.name === "AbortError" ? undefined : tools.copy()));
  },
};

for (const button of document.querySelectorAll("[data-dn-tool]")) {
  const tool = tools[button.dataset.dnTool];
  if (tool) button.addEventListener("click", tool);
}

/* Reading aloud needs a voice that speaks Korean: the button appears when there is one. */
const speak = document.querySelector('[data-dn-tool="speak"]');
if (speak && "speechSynthesis" in window) {
  const korean = () => speechSynthesis.getVoices().some(({ lang }) => /^ko\b/i.test(lang));
  const offer = () => page.classList.toggle("dn-can-speak", korean());
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  speak.addEventListener("click", async () => {
    const { toggleReading } = await import("./speech.js");
    toggleReading(speak, say);
  });
}
