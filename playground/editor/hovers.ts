/** What an action or a condition key is, where the pointer rests on its name. */

import { languages } from "monaco-editor/editor";
import { conditionKeys, findAction } from "../state/catalog-names.ts";

export function offerHovers(): void {
  languages.registerHoverProvider("json", {
    provideHover: (model, { lineNumber, column }) => {
      const line = model.getLineContent(lineNumber);
      const found = [...line.matchAll(/"((?:kms|aws):[^"]*)"/gu)].find(
        ({ index, 0: text }) => index < column && column <= index + text.length + 1,
      );
      const text = found === undefined ? null : tell(found[1] ?? "");
      return text === null ? null : { contents: [{ value: text }] };
    },
  });
}

function tell(name: string): string | null {
  const action = findAction(name);
  if (action !== null) {
    const across = action.crossAccount ? "works across accounts" : "does not work across accounts";
    return [
      `**${action.action}** — ${action.accessLevels.join(", ")}; ${across}${action.iamOnly ? "; only IAM policies can give it" : ""}`,
      `Needed by ${action.neededBy.join(", ")}`,
    ].join("\n\n");
  }
  const lower = name.toLowerCase();
  const key = conditionKeys.find((known) =>
    /[:/]$/u.test(known.name) ? lower.startsWith(known.name.toLowerCase()) : lower === known.name.toLowerCase(),
  );
  if (key === undefined) return null;
  const values = key.values.length === 0 ? "" : `\n\nValues: ${key.values.map((one) => `\`${one}\``).join(", ")}`;
  return `**${key.name}** — ${key.type}${key.multi ? ", may have several values" : ""}\n\n${key.note}${values}`;
}
