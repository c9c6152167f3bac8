/** The steps of a JSON pointer, those of digits as numbers. Source: RFC 6901. */

export function stepsOf(pointer: string): (string | number)[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => (/^\d+$/u.test(step) ? Number(step) : step.replaceAll("~1", "/").replaceAll("~0", "~")));
}
