/** Whose document is open, and how much of the linter's findings stands in it. */

import { documents, lint, openFile } from "../../session/session.ts";
import { showFindings } from "../../session/view.ts";
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
        <button
          type="button"
          class="finding-count"
          aria-expanded={showFindings.value}
          aria-controls="findings"
          onClick={() => {
            showFindings.value = !showFindings.value;
          }}
        >
          {findings.length === 1 ? "1 finding" : `${String(findings.length)} findings`}
        </button>
      )}
    </div>
  );
}
