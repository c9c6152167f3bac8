/** A policy document as AWS hands it out: an object, a text, or a text encoded for an address. */

export function documentFrom(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value.trimStart().startsWith("%7B") ? decodeURIComponent(value) : value) as unknown;
  } catch {
    return value;
  }
}
