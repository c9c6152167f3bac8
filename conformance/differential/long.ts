/**
 * The long run: engine against reference for a number of requests or a time, from a seed that is printed.
 * `npm run conformance:long -- --requests 1000000` or `-- --minutes 30`, with `--seed N` to come again.
 */

import { parseArgs } from "node:util";
import { search } from "./search.ts";

const { values } = parseArgs({
  options: { requests: { type: "string" }, minutes: { type: "string" }, seed: { type: "string" } },
});
const wanted = Number(values.requests ?? (values.minutes === undefined ? "100000" : "Infinity"));
const until = Date.now() + Number(values.minutes ?? "Infinity") * 60_000;
const first = Number(values.seed ?? Math.floor(Math.random() * 1e9));
/** Worlds a seed. */
const batch = 500;

console.log(`seed ${String(first)}`);
const started = Date.now();
const kinds = new Map<string, number>();
let asked = 0;
let told = 0;
for (let seed = first; asked < wanted && Date.now() < until; seed++) {
  const found = await search(seed, batch);
  asked += found.asked;
  if (found.disagreement !== null) {
    const { engine, reference } = found.disagreement;
    const kind = `engine ${engine}, reference ${reference}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    console.log(`seed ${String(seed)}: ${kind}\n  kms-cedar test ${found.file ?? ""}`);
  }
  if (Math.floor(asked / 50_000) > told) {
    told = Math.floor(asked / 50_000);
    console.log(`${String(asked)} asked, ${rate()} a second`);
  }
}
const disagreements = [...kinds.values()].reduce((sum, count) => sum + count, 0);
console.log(`${String(asked)} asked in ${String(Math.round((Date.now() - started) / 1000))} s, ${rate()} a second`);
console.log(`${String(disagreements)} seeds of ${String(batch)} worlds with a disagreement`);
process.exitCode = disagreements === 0 ? 0 : 1;

function rate(): string {
  return String(Math.round((asked * 1000) / Math.max(1, Date.now() - started)));
}
