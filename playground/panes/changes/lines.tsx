/** The lines of a file that differ, with a few around them. The comparing comes from a library, when it is wanted. */

import { useSignal, useSignalEffect } from "@preact/signals";
import type { ChangeObject } from "diff";

interface LinesProps {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Equal lines shown around a difference. */
const around = 2;

export function Lines({ file, before, after }: LinesProps) {
  const parts = useSignal<readonly ChangeObject<string>[]>([]);
  const texts = useSignal({ before, after });
  if (texts.value.before !== before || texts.value.after !== after) texts.value = { before, after };
  useSignalEffect(() => {
    const { before: old, after: current } = texts.value;
    void import("diff").then(({ diffLines }) => {
      parts.value = diffLines(old, current);
    });
  });
  return (
    <figure class="lines">
      <figcaption class="file">{file}</figcaption>
      <pre tabIndex={0}>
        {parts.value.map((part, index) => {
          const lines = part.value.replace(/\n$/u, "").split("\n");
          const mark = part.added ? "+" : part.removed ? "-" : " ";
          const isEqual = mark === " ";
          const shown = isEqual ? shorten(lines, index > 0, index < parts.value.length - 1) : lines;
          return shown.map((line, at) => (
            <span key={`${String(index)} ${String(at)}`} data-mark={mark}>
              <span class="hidden">{part.added ? "added: " : part.removed ? "removed: " : ""}</span>
              {line === null ? "  ⋯" : `${mark} ${line}`}
              {"\n"}
            </span>
          ));
        })}
      </pre>
    </figure>
  );
}

/** Null stands for lines that are left out. */
function shorten(lines: readonly string[], hasBefore: boolean, hasAfter: boolean): readonly (string | null)[] {
  const head = hasBefore ? around : 0;
  const tail = hasAfter ? around : 0;
  if (lines.length <= head + tail + 1) return lines;
  return [...lines.slice(0, head), null, ...(tail === 0 ? [] : lines.slice(-tail))];
}
