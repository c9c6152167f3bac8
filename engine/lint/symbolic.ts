/**
 * Values that a template leaves open: a parameter, an import, an attribute known after deployment. They stand in texts
 * between two private characters, match what they could, and are never guessed.
 */

const open = "\uE000";
const close = "\uE001";
const pattern = /\uE000([^\uE001]*)\uE001/gu;

/** A symbolic value as text, to be put into a larger one. */
export function symbolic(name: string): string {
  return `${open}${name}${close}`;
}

/** Whether a value, or any part of it, is symbolic. */
export function isSymbolic(value: unknown): boolean {
  if (typeof value === "string") return value.includes(open);
  if (Array.isArray(value)) return value.some(isSymbolic);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, member]) => name.includes(open) || isSymbolic(member));
}

/** Whether a text ends in what is not known. */
export function endsOpen(text: string): boolean {
  return text.endsWith(close);
}

/** The text with its symbols as a reader knows them: `${Name}`, `{{resolve:ssm:/name}}`. */
export function shown(text: string): string {
  return text.replaceAll(pattern, (_whole, name: string) =>
    name.startsWith("resolve:") ? `{{${name}}}` : `\${${name}}`,
  );
}
