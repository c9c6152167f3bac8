/**
 * A test runner for Stryker that loads the tests once and keeps them: of a mutant's time, loading a fresh engine for
 * each took nearly all. No module of the engine keeps what it worked out from one mutant to the next.
 */

import { register } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { INSTRUMENTER_CONSTANTS, type MutantCoverage } from "@stryker-mutator/api/core";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { globSync } from "tinyglobby";
import type * as InProcess from "./in-process.ts";
import type { CollectedTest } from "./in-process.ts";

/** What the instrumented engine reads and writes. */
interface Instrumentation {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage;
}

/** Those that are quick and look at the engine itself, but for those that put other modules in the place of its own. */
const tests = {
  patterns: [
    "engine/{conditions,context,layers,translate,read,explain}/**/*.test.ts",
    "engine/*.test.ts",
    "conformance/cases.test.ts",
  ],
  ignore: ["engine/{decider,made-once}.test.ts"],
};

const usualMilliseconds = 5;

async function loadTests(): Promise<readonly CollectedTest[]> {
  // The working directory is Stryker's copy of the project.
  const standIn = pathToFileURL(resolve("conformance/mutation/in-process.ts")).href;
  register("./vitest-in-process.mjs", import.meta.url, { data: { standIn } });
  const { collected, inFile } = (await import(standIn)) as typeof InProcess;
  for (const file of globSync(tests.patterns, { ignore: tests.ignore }).sort()) {
    await inFile(file, () => import(pathToFileURL(resolve(file)).href));
  }
  return collected;
}

function createRunner(): TestRunner {
  const holder = globalThis as unknown as Record<string, Instrumentation | undefined>;
  const engine = (holder[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  let all: readonly CollectedTest[] = [];

  /** Milliseconds by test. */
  const took = new Map<string, number>();
  const timeOf = ({ id }: CollectedTest): number => took.get(id) ?? usualMilliseconds;

  /** Most mutants fall at once, by a test of their own file or by a quick one. */
  const inOrder = (chosen: readonly CollectedTest[], mutated: string): readonly CollectedTest[] => {
    const own = mutated.replace(/\.ts$/u, ".test.ts");
    const rank = (test: CollectedTest): number =>
      (own.endsWith(fileOf(test.id)) ? 0 : usualMilliseconds) + timeOf(test);
    return chosen.toSorted((one, other) => rank(one) - rank(other));
  };

  const run = async (chosen: readonly CollectedTest[], bail: boolean): Promise<TestResult[]> => {
    const results: TestResult[] = [];
    for (const { id, body } of chosen) {
      engine.currentTestId = id;
      const result = await resultOf(id, body);
      results.push(result);
      took.set(id, result.timeSpentMs);
      if (bail && result.status === TestStatus.Failed) break;
    }
    engine.currentTestId = undefined;
    return results;
  };

  return {
    // Mutants are switched on once all is loaded, and module constants keep what they were: there is nothing to reload.
    capabilities: () => ({ reloadEnvironment: true }),
    init: async () => {
      all = await loadTests();
    },
    dryRun: async () => {
      engine.activeMutant = undefined;
      const results = await run(all, false);
      const { mutantCoverage } = engine;
      return {
        status: DryRunStatus.Complete,
        tests: results,
        ...(mutantCoverage === undefined ? {} : { mutantCoverage }),
      };
    },
    mutantRun: async ({
      activeMutant,
      testFilter,
      hitLimit,
      disableBail,
    }: MutantRunOptions): Promise<MutantRunResult> => {
      const wanted = testFilter === undefined ? null : new Set(testFilter);
      Object.assign(engine, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      const chosen = wanted === null ? all : all.filter(({ id }) => wanted.has(id));
      const results = await run(inOrder(chosen, activeMutant.fileName), !disableBail);
      const timeout = determineHitLimitReached(engine.hitCount, hitLimit);
      return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests: results });
    },
  };
}

function fileOf(id: string): string {
  return id.slice(0, id.indexOf("#"));
}

async function resultOf(id: string, body: CollectedTest["body"]): Promise<TestResult> {
  const started = performance.now();
  const said = { id, name: id, fileName: fileOf(id) };
  try {
    await body();
    return { ...said, timeSpentMs: performance.now() - started, status: TestStatus.Success };
  } catch (error) {
    const failureMessage = error instanceof Error ? error.message : String(error);
    return { ...said, timeSpentMs: performance.now() - started, status: TestStatus.Failed, failureMessage };
  }
}

/** The name by which Stryker finds plugins. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "in-process", createRunner)];
