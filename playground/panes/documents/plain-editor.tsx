/** A text area with the numbers of its lines, the marks of statements beside them, and the faults below. */

import { useRef } from "preact/hooks";
import { lint, openFile, pointed, statements, trouble } from "../../session/session.ts";
import { Prose } from "../../parts/prose.tsx";

interface PlainEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function PlainEditor({ label, text, onText }: PlainEditorProps) {
  const gutter = useRef<HTMLDivElement>(null);
  const own = statements.value.filter(({ place }) => place?.file === openFile.value);
  const lines = text.split("\n");
  return (
    <>
      <div class="plain-editor">
        <div class="gutter" ref={gutter} aria-hidden="true">
          {lines.map((_line, index) => {
            const at = own.find(({ place }) => place !== null && place.line <= index + 1 && index + 1 <= place.endLine);
            return (
              <div
                key={String(index)}
                data-tone={at?.tone}
                data-pointed={at !== undefined && at.part === pointed.value}
              >
                {index + 1}
              </div>
            );
          })}
        </div>
        <textarea
          aria-label={label}
          value={text}
          spellcheck={false}
          autocapitalize="off"
          wrap="off"
          onInput={({ currentTarget }) => {
            onText(currentTarget.value);
          }}
          onScroll={({ currentTarget }) => {
            if (gutter.current !== null) gutter.current.scrollTop = currentTarget.scrollTop;
          }}
        />
      </div>
      <PlainFindings />
    </>
  );
}

function PlainFindings() {
  const faults = (trouble.value?.diagnostics ?? []).filter(({ file }) => file === openFile.value);
  const findings = (lint.value?.findings ?? []).filter(({ file }) => file === openFile.value);
  if (faults.length + findings.length === 0) return null;
  return (
    <ul class="plain-findings">
      {faults.map(({ line, message }) => (
        <li key={message} data-severity="error">
          <span class="line">{line ?? 1}</span> <Prose text={message} />
        </li>
      ))}
      {findings.map(({ rule, start, message, severity, pointer }) => (
        <li key={`${rule} ${pointer}`} data-severity={severity}>
          <span class="line">{start?.line ?? 1}</span> <Prose text={message} />
        </li>
      ))}
    </ul>
  );
}
