/** A text area with the numbers of its lines, and the marks of statements beside them. */

import { useRef } from "preact/hooks";
import { openFile, pointed, statements } from "../../session/session.ts";

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
    <div class="plain-editor">
      <div class="gutter" ref={gutter} aria-hidden="true">
        {lines.map((_line, index) => {
          const at = own.find(({ place }) => place !== null && place.line <= index + 1 && index + 1 <= place.endLine);
          return (
            <div key={String(index)} data-tone={at?.tone} data-pointed={at !== undefined && at.part === pointed.value}>
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
  );
}
