/** Puts a rule's change into a file of the workspace. */

import type { Fix } from "../../engine/lint/index.ts";
import { engine } from "./answers.ts";
import { editFile } from "./edit.ts";
import { workspace } from "./session.ts";
import { textOfFile } from "../state/workspace.ts";

export async function fixFile(file: string, fix: Fix): Promise<void> {
  const text = textOfFile(workspace.value.files, file);
  if (text === undefined) return;
  const answer = await engine.ask({ kind: "fix", text, fix });
  // What was typed meanwhile wins.
  if (answer?.kind === "fix" && textOfFile(workspace.value.files, file) === text) editFile(file, answer.text);
}
