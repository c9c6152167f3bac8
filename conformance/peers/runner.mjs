/**
 * Runs beside the installed peer, in a process of its own: reads a simulation as JSON a line, and answers each with one
 * line, `{ allowed, dropped }` or `{ refused }`. It knows the peer by its declared interface alone.
 */

import { createInterface } from "node:readline";

const { runSimulation } = await import(process.argv[2]);

/** Of a resource with wildcards the peer answers several; ours have none but for a key to be made. */
async function ask(simulation) {
  const answer = await runSimulation(simulation, {});
  if (answer.resultType === "error") return { refused: [...complaints(answer.errors)][0] ?? answer.errors.message };
  const results = answer.resultType === "single" ? [answer.result] : answer.results;
  const dropped = results.flatMap(({ ignoredContextKeys }) => ignoredContextKeys ?? []);
  return { allowed: answer.overallResult === "Allowed", dropped };
}

/** What the peer's validator says about policies: `{ message, path }`, in lists by policy. */
function* complaints(errors) {
  for (const [member, value] of Object.entries(errors)) {
    if (member === "message" || typeof value !== "object") continue;
    for (const { message, path } of Object.values(value).flat())
      yield `${member}: ${message}, at ${path.replaceAll(/[0-9]+/g, "0").replace(/#.*/, "")}`;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await ask(JSON.parse(line)).catch((error) => ({ refused: String(error) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
