/** A value of a wrong type, with the text that AWS services of the JSON protocol send. */

/** It never leaves this folder: the readers turn it into an error as data. */
export class WrongType extends Error {}

export const listFound = "Start of list found where not expected";
export const structureFound = "Start of structure or map found where not expected.";

/** AWS's text for a value that cannot become what it should be. */
export function conversion(value: unknown, wanted: string): string {
  if (Array.isArray(value)) return listFound;
  if (typeof value === "object") return structureFound;
  const token =
    typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : typeof value === "number" ? "NUMBER" : "STRING";
  return `${token}_VALUE can not be converted to ${wanted}`;
}
