/** What cannot be read in the open document, and what the linter finds there, with the changes that it offers. */

import { Prose } from "../../parts/prose.tsx";
import { fixFile } from "../../session/fix-file.ts";
import { lint, openFile, trouble } from "../../session/session.ts";
import { showFindings } from "../../session/view.ts";
import { monaco } from "../../session/monaco.ts";

export function Findings() {
  const file = openFile.value;
  // Monaco marks faults in the text itself.
  const faults = monaco.value === null ? (trouble.value?.diagnostics ?? []).filter((fault) => fault.file === file) : [];
  const findings = showFindings.value ? (lint.value?.findings ?? []).filter((finding) => finding.file === file) : [];
  if (faults.length + findings.length === 0) return <div id="findings" hidden />;
  return (
    <ul class="findings" id="findings" aria-label="Findings">
      {faults.map(({ line, message }) => (
        <li key={message} data-severity="error">
          <span class="line">{line ?? 1}</span>
          <p>
            <Prose text={message} />
          </p>
        </li>
      ))}
      {findings.map(({ rule, start, message, severity, pointer, fix }) => (
        <li key={`${rule} ${pointer} ${message}`} data-severity={severity}>
          <span class="line">{start?.line ?? 1}</span>
          <p>
            <Prose text={message} /> <span class="rule">{rule}</span>
          </p>
          {fix === null ? null : (
            <button
              type="button"
              onClick={() => {
                void fixFile(file, fix);
              }}
            >
              <span>
                <Prose text={fix.description} />
              </span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
