/** Ask an engine: `{engine, root, queries, limit, cold}` on stdin, a list of `{answer, files}` on stdout; `cold`: a new engine for each query. */

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

const { engine: program, root, queries, limit, cold } = JSON.parse(await text(process.stdin));
const { openEngine } = await import(program);
const answers = [];
let [files, engine] = [new Set()];
for (const query of queries) {
  files = new Set();
  if (cold || !engine) {
    engine = await openEngine(async (path) => {
      files.add(path);
      return JSON.parse(await readFile(`${root}/search/${path}`, "utf8"));
    });
  }
  answers.push({ answer: await engine.search(query, { limit }), files: [...files] });
}
process.stdout.write(JSON.stringify(answers));
