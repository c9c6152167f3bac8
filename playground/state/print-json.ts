/** JSON as people lay it out: short lists and objects of plain values on one line, the rest one member a line. */

const width = 100;

export function printJson(value: unknown): string {
  return `${print(value, "")}\n`;
}

function print(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return open + close;
  const inner = `${indent}  `;
  const label = (name: string): string => (isList ? "" : `${JSON.stringify(name)}: `);
  if (entries.every(([, item]) => isFlat(item))) {
    const parts = entries.map(([name, item]) => label(name) + print(item, ""));
    const line = isList ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
    if (indent.length + line.length <= width - 20) return line;
  }
  const lines = entries.map(([name, item]) => inner + label(name) + print(item, inner));
  return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}

/** A plain value, or a list or object of one or none. */
function isFlat(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  const items = Object.values(value);
  return items.length <= 1 && items.every((item) => typeof item !== "object" || item === null);
}
