/** Whose document is open, and what of the linter's findings stands in it. */

import { documents, lint, openFile } from "../../session/session.ts";
import { shortArn } from "../../state/short-arn.ts";

export function DocumentHead() {
  const document = documents.value.find(({ file }) => file === openFile.value);
  const findings = (lint.value?.findings ?? []).filter(({ file }) => file === openFile.value);
  if (document === undefined) return null;
  return (
    <div class="document-head">
      <span class="file">{document.file}</span>
      {document.owners.length === 0 ? null : (
        <span class="owners" title={document.owners.join("\n")}>
          {document.owners.map(shortArn).join(", ")}
        </span>
      )}
      {findings.length === 0 ? null : (
        <span class="finding-count">{findings.length === 1 ? "1 finding" : `${String(findings.length)} findings`}</span>
      )}
    </div>
  );
}
