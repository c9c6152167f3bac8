/**
 * How much `authorize` adds to Cedar: both decide the same requests in the same run, in turn, and the ratio is printed.
 * A key policy of four statements and an identity policy of three; one request a way to be decided.
 */

import { authorizerFor, readEnvironment, type Request } from "../../engine/index.ts";
import { contextFor } from "../../engine/translate/compile.ts";
import { createContext } from "../../engine/context/context.ts";
import { createDecider } from "../../engine/decider.ts";
import { evaluate } from "../../engine/cedar/evaluate.ts";
import { resolveRequest } from "../../engine/resolve.ts";
import { environment, requests } from "./fixture.ts";

const rounds = 60;
const batch = 400;

const read = readEnvironment(environment);
if (!read.ok) throw new Error("the fixture is unreadable");
const authorizer = await authorizerFor(read.value);

console.log("request                          cedar µs   authorize µs   ratio (median)   min    max");
for (const [name, request] of Object.entries(requests)) {
  const decider = createDecider(resolveRequest(request, authorizer.environment));
  const context = contextFor(decider.reads, createContext(decider.program.situation, { ...request, now: Date.now() }));
  const call = { ...decider.uids, context };
  const alone = () => evaluate(decider.set, call);
  const whole = () => authorizer.authorize(request);
  measure(alone, batch);
  measure(whole, batch);
  const pairs = Array.from({ length: rounds }, (_, round) => {
    const first = round % 2 === 0 ? measure(alone, batch) : measure(whole, batch);
    const second = round % 2 === 0 ? measure(whole, batch) : measure(alone, batch);
    return round % 2 === 0 ? { cedar: first, authorize: second } : { cedar: second, authorize: first };
  });
  const ratios = pairs.map(({ cedar, authorize }) => authorize / cedar).toSorted((a, b) => a - b);
  const cells = [
    name.padEnd(30),
    median(pairs.map(({ cedar }) => cedar))
      .toFixed(1)
      .padStart(10),
    median(pairs.map(({ authorize }) => authorize))
      .toFixed(1)
      .padStart(14),
    median(ratios).toFixed(2).padStart(16),
    (ratios[0] ?? 0).toFixed(2).padStart(8),
    (ratios.at(-1) ?? 0).toFixed(2).padStart(6),
  ];
  console.log(cells.join(" "), ` ${decision(request)}`);
}

function measure(run: () => unknown, times: number): number {
  const start = performance.now();
  for (let index = 0; index < times; index++) run();
  return ((performance.now() - start) * 1000) / times;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function decision(request: Request): string {
  const { decision: answer, reason } = authorizer.authorize(request);
  return `${answer} ${reason}`;
}
