/** Every document of the environment held to the rules, those across documents included. */

import { authorizerFor } from "../../engine/index.ts";
import { lintSources } from "../../engine/lint/index.ts";
import type { LintAnswer, Project } from "../engine.protocol.ts";
import { environmentFile } from "../state/workspace.ts";
import { loadFrom } from "./open-project.ts";

export async function lint({ files }: Project): Promise<LintAnswer> {
  const source = { file: environmentFile, text: files[environmentFile] ?? "" };
  const { findings } = await lintSources([source], { load: loadFrom(files), authorizerFor });
  return { kind: "lint", findings };
}
