/** Every document of the environment held to the rules, those across documents included. */

import { authorizerFor } from "../../engine/index.ts";
import { lintSources } from "../../engine/lint/index.ts";
import type { LintAnswer, Project } from "../engine.protocol.ts";
import { environmentFile } from "../state/workspace.ts";
import { loadFrom } from "./open-project.ts";

export async function lint({ files }: Project): Promise<LintAnswer> {
  const text = files[environmentFile] ?? "";
  const { findings } = await lintSources([{ file: environmentFile, text }], { load: loadFrom(files), authorizerFor });
  // A document in several places is told about once.
  const unique = new Map(
    findings.map((finding) => [
      JSON.stringify([finding.rule, finding.file, finding.pointer, finding.message]),
      finding,
    ]),
  );
  return { kind: "lint", findings: [...unique.values()] };
}
