/** The commands, in the order in which help lists them. Each is loaded when it is asked for: a linter needs no engine. */

import type { Command } from "commander";
import type { CommandScope } from "../io.ts";

type CreateCommand = (scope: CommandScope) => Command;

export const commands: Readonly<Record<string, () => Promise<CreateCommand>>> = {
  decide: async () => (await import("./decide.ts")).decideCommand,
  explain: async () => (await import("./explain.ts")).explainCommand,
  translate: async () => (await import("./translate.ts")).translateCommand,
  test: async () => (await import("./test.ts")).testCommand,
  lint: async () => (await import("./lint.ts")).lintCommand,
  rules: async () => (await import("./rules.ts")).rulesCommand,
  "print-config": async () => (await import("./print-config.ts")).printConfigCommand,
  serve: async () => (await import("./serve.ts")).serveCommand,
  playground: async () => (await import("./playground.ts")).playgroundCommand,
  demo: async () => (await import("./demo.ts")).demoCommand,
};
