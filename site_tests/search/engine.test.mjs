/** The engine in node; `INDEX` names a folder with the index that test_engine.py has laid out. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { FAR, distance } from "../../plugins/dongne/mkdocs_plugins/theme/assets/search/distance.js";
import { openEngine } from "../../plugins/dongne/mkdocs_plugins/theme/assets/search/engine.js";
import { excerpt, mark, openMatcher } from "../../plugins/dongne/mkdocs_plugins/theme/assets/search/excerpt.js";
import { inKorean } from "../../plugins/dongne/mkdocs_plugins/theme/assets/search/keyboard.js";
import { initialsOf, strokesOf } from "../../plugins/dongne/mkdocs_plugins/theme/assets/search/letters.js";

const read = async (path) => JSON.parse(await readFile(`${process.env.INDEX}/search/${path}`, "utf8"));

test("a text is told stroke by stroke, as it is typed", () => {
  assert.equal(strokesOf("떡볶ㅇ"), "ㄸㅓㄱㅂㅗㄲㅇ");
  assert.equal(strokesOf("닭과"), "ㄷㅏㄹㄱㄱㅗㅏ");
  assert.equal(initialsOf("도서관 3층"), "ㄷㅅㄱ 3ㅊ");
});

test("what sounds alike is nearer than what does not", () => {
  const between = (one, other) => distance(strokesOf(one), strokesOf(other), 3);
  assert.equal(between("육계장", "육개장"), 0.5);
  assert.equal(between("떡볶기", "떡볶이"), 1);
  assert.equal(between("떡볶이", "떡볶이"), 0);
  assert.equal(between("떡볶이", "세탁소"), FAR);
});

test("the keys of a Korean word are told from an English one", () => {
  assert.deepEqual(["tlwkd", "dkssud", "ekfrrnr", "ghkdxo", "rk", "djqtek"].map(inKorean), ["시장", "안녕", "닭국", "황태", "가", "없다"]);
  assert.deepEqual(["cafe", "led", "qr", "a", "ㄱ", "시장", "a4"].map(inKorean), Array(7).fill(null));
});

test("a title, an excerpt and their matches are escaped", () => {
  const text = `<b>시장</b> & "시장" 'x'`;
  const matches = openMatcher([{ text: "시장" }])(text);
  assert.equal(mark(text, matches), "&lt;b&gt;<mark>시장</mark>&lt;/b&gt; &amp; &quot;<mark>시장</mark>&quot; &#39;x&#39;");
  assert.equal(excerpt("<img src=x onerror=alert(1)>", []), "&lt;img src=x onerror=alert(1)&gt;");
});

test("a form with the letters of a pattern is no pattern", () => {
  assert.deepEqual(openMatcher([{ text: "a.b" }, { text: "(" }].filter(({ text }) => /\p{L}/u.test(text)))("axb a.b"), [[4, 7]]);
});

test("an excerpt lies where most matches are, and says that it is a piece", () => {
  const text = `시장 ${"가나다 ".repeat(60)}떡볶이와 시장과 떡볶이 ${"라마바 ".repeat(60)}`;
  const shown = excerpt(text, openMatcher([{ text: "시장" }, { text: "떡볶이" }])(text));
  assert.match(shown, /^… .*<mark>떡볶이<\/mark>와 <mark>시장<\/mark>과 <mark>떡볶이<\/mark>.* …$/u);
});

test("every form of a verb is marked, and what is written with a space", () => {
  const matches = openMatcher([{ stem: "고치" }, { text: "돌봄교실" }]);
  assert.equal(mark("우산을 고쳐 주는 돌봄 교실", matches("우산을 고쳐 주는 돌봄 교실")), "우산을 <mark>고쳐</mark> 주는 <mark>돌봄 교실</mark>");
});

test("an index of another format is refused", async () => {
  await assert.rejects(openEngine(async () => ({ format: 2, fragments: {} })), /format 2/u);
});

test("a file that did not come is an error, and is asked for again", async () => {
  let down = false;
  const engine = await openEngine((path) => (down ? Promise.reject(new Error("offline")) : read(path)));
  down = true;
  await assert.rejects(engine.search("떡볶이"), /offline/u);
  down = false;
  assert.equal((await engine.search("떡볶이")).results.length, 3);
});

test("the same question again fetches nothing", async () => {
  const fetched = [];
  const engine = await openEngine((path) => (fetched.push(path), read(path)));
  await engine.search("떡볶이");
  const before = fetched.length;
  await engine.search("떡볶이");
  assert.equal(fetched.length, before);
  assert.equal(new Set(fetched).size, before);
});

test("what a question needs is fetched side by side, not one after the other", async () => {
  for (const query of ["떡볶", "고쳤어요", "도서관에서", "ㄷㅅㄱ", "순대국밤", "난곡 시장"]) {
    let [rounds, coming] = [0, []];
    // Whatever has been asked for meanwhile comes together.
    const engine = await openEngine(async (path) => {
      if (!coming.length) setTimeout(() => ((rounds += 1), coming.splice(0).forEach((give) => give())), 10);
      await new Promise((give) => coming.push(give));
      return read(path);
    });
    await engine.search(query);
    assert.ok(rounds <= 7, `${query}: ${rounds}`);
  }
});

test("an empty answer tells what was looked for", async () => {
  const engine = await openEngine(read);
  assert.deepEqual((await engine.search("쿼륄에서는")).tried.slice(0, 2), ["쿼륄에서는", "쿼륄"]);
});

test("a piece of the answer is the same piece of the whole", async () => {
  const engine = await openEngine(read);
  const whole = await engine.search("시장", { limit: 50 });
  const second = await engine.search("시장", { limit: 2, offset: 1 });
  assert.deepEqual(second.results, whole.results.slice(1, 3));
  assert.deepEqual(second.counts, whole.counts);
  const { articles, shops, events, other } = whole.counts;
  assert.equal(articles + shops + events + other, whole.results.length);
  const onlyShops = await engine.search("시장", { group: "shops" });
  assert.equal(onlyShops.results.length, shops);
});

for (const query of ["", " ", "!!", "ㅋ", "ㅏ", "\u0000", "a".repeat(5000), "가".repeat(3000), "😀", "1", "ㅎㅎㅎㅎㅎㅎ", "__proto__", "constructor", "v:고치", "= ="]) {
  test(`a strange question is answered: ${JSON.stringify(query.slice(0, 12))}`, async () => {
    const engine = await openEngine(read);
    const { results, counts } = await engine.search(query);
    assert.ok(Array.isArray(results));
    assert.deepEqual(Object.keys(counts), ["articles", "shops", "events", "other"]);
  });
}
