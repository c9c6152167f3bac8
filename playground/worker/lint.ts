/** Every document held to the rules: those of the environment, also across documents, and each session policy for itself. */

import { authorizerFor } from "../../engine/index.ts";
import { lintSources } from "../../engine/lint/index.ts";
import type { LintAnswer, Project } from "../engine.protocol.ts";
import { sessionPolicyFiles } from "../state/asked-request.ts";
import { environmentFile } from "../state/workspace.ts";
import { loadFrom } from "./open-project.ts";
import { nextTask } from "./slices.ts";

/** Null when something newer was asked meanwhile. */
export async function lint({ files }: Project, isWanted: () => boolean): Promise<LintAnswer | null> {
  await nextTask();
  if (!isWanted()) return null;
  const source = { file: environmentFile, text: files[environmentFile] ?? "" };
  const { findings } = await lintSources([source], { load: loadFrom(files), authorizerFor });
  const sessions = sessionPolicyFiles(files).map((file) => ({ file, text: files[file] ?? "" }));
  const asked = await lintSources(sessions, { kind: "session-policy" });
  return { kind: "lint", findings: [...findings, ...asked.findings] };
}
