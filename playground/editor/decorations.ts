/** Statements and grants marked beside the lines: what they did in the last answer, and which one is pointed at. */

import { editor } from "monaco-editor/editor";
import { effect } from "@preact/signals";
import { leftOut, openFile, pointed, statements } from "../session/session.ts";
import type { StatementNode } from "../state/statement-node.ts";

/** The answer ends it. */
export function followStatements(view: editor.IStandaloneCodeEditor): () => void {
  const marks = view.createDecorationsCollection();
  const light = view.createDecorationsCollection();
  const stopMarking = effect(() => {
    const file = openFile.value;
    const out = leftOut.value;
    marks.set(
      statements.value.flatMap((statement): editor.IModelDeltaDecoration[] =>
        statement.place?.file === file ? decorate(statement, out) : [],
      ),
    );
  });
  let lit: string | null = null;
  const stopLighting = effect(() => {
    const part = pointed.value;
    const place = statements.value.find((statement) => statement.part === part)?.place;
    if (part === null || place === null || place === undefined || place.file !== openFile.value) {
      light.clear();
      lit = null;
      return;
    }
    const range = lines(place.line, place.endLine);
    light.set([{ range, options: { isWholeLine: true, className: "pointed-lines" } }]);
    if (lit !== part && !hasMouse(view)) view.revealRangeInCenterIfOutsideViewport(range, editor.ScrollType.Smooth);
    lit = part;
  });
  view.onMouseMove(({ target }) => {
    const line = target.position?.lineNumber;
    if (line === undefined) return;
    const at = statements.value.find(
      ({ place }) => place?.file === openFile.value && place.line <= line && line <= place.endLine,
    );
    pointed.value = at?.part ?? null;
  });
  view.onMouseLeave(() => {
    pointed.value = null;
  });
  return () => {
    stopMarking();
    stopLighting();
  };
}

function decorate({ place, part, tone, decides, effect: kind, title }: StatementNode, out: readonly string[]) {
  if (place === null || part === null) return [];
  const isOut = out.includes(part);
  const said = isOut ? "left out" : decides ? "decides" : tone === "silent" ? "does not apply" : tone;
  const options = {
    isWholeLine: true,
    linesDecorationsClassName: `statement-bar ${isOut ? "out" : tone}`,
    ...(isOut ? { inlineClassName: "left-out-text" } : {}),
  };
  const first = {
    range: lines(place.line, place.line),
    options: {
      glyphMarginClassName: decides && !isOut ? `statement-glyph ${tone}` : "",
      glyphMarginHoverMessage: { value: escaped(`${kind} ${title}: ${said}`) },
    },
  };
  return [{ range: lines(place.line, place.endLine), options }, first];
}

/** A hover is Markdown, and a statement may be called anything: a picture from elsewhere, a link. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()<>#+\-.!~|&:/]/gu, "\\$&");
}

function lines(from: number, to: number) {
  return { startLineNumber: from, startColumn: 1, endLineNumber: to, endColumn: 1_000 };
}

function hasMouse(view: editor.IStandaloneCodeEditor): boolean {
  return view.getContainerDomNode().matches(":hover");
}
