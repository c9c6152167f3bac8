/** The commands, in the order in which help lists them. */

import type { Command } from "commander";
import type { CommandScope } from "../io.ts";
import { decideCommand } from "./decide.ts";
import { demoCommand } from "./demo.ts";
import { explainCommand } from "./explain.ts";
import { lintCommand } from "./lint.ts";
import { rulesCommand } from "./rules.ts";
import { testCommand } from "./test.ts";
import { translateCommand } from "./translate.ts";

export const commands: readonly ((scope: CommandScope) => Command)[] = [
  decideCommand,
  explainCommand,
  translateCommand,
  testCommand,
  lintCommand,
  rulesCommand,
  demoCommand,
];
