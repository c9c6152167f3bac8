/** Questions from scenario files: what a case expects is the answer that AWS gives. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { EnvironmentDocument, ScenarioDocument } from "../../engine/model/documents.ts";
import { answererIn, type Question, situationsIn } from "./question.ts";

/** Of a file, or of all files in a folder. */
export async function questionsIn(path: string): Promise<readonly Question[]> {
  if (!statSync(path).isDirectory()) return questionsOf(path);
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
  const found = await Promise.all(names.toSorted().map((name) => questionsOf(join(path, name))));
  return found.flat();
}

async function questionsOf(file: string): Promise<readonly Question[]> {
  const { given, rules = [], cases } = embedded(JSON.parse(readFileSync(file, "utf8")), file) as ScenarioDocument;
  const environment = given as EnvironmentDocument;
  const answer = await answererIn(environment);
  return cases.map(({ name, when, then }) => {
    const ours = answer(when);
    return {
      from: `${relative(process.cwd(), file)}: ${name}`,
      rules,
      environment,
      asked: when,
      situations: situationsIn(environment, when, ours),
      expected: { decision: then.decision, reason: then.reason ?? ours.reason },
      ours,
    };
  });
}

/** Puts in place of every path the document that it names. */
function embedded(value: unknown, from: string): unknown {
  if (typeof value === "string" && /^[\w./-]+\.json$/u.test(value)) {
    const file = resolve(dirname(from), value);
    return embedded(JSON.parse(readFileSync(file, "utf8")), file);
  }
  if (Array.isArray(value)) return value.map((item) => embedded(item, from));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, embedded(member, from)]));
}
