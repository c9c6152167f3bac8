/** How a key is named without its ARN: the id alone, or behind `key/`. */

const pattern = /^(?:key\/)?(mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** The key id that a text consists of; null for any other text. */
export function bareKeyId(text: string): string | null {
  return pattern.exec(text)?.[1] ?? null;
}
