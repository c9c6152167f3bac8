/** JSON pointers: `~` and `/` in a name are written `~0` and `~1`. Source: RFC 6901. */

/** One step of a pointer, slash included. */
export function pointerStep(name: string | number): string {
  const text = String(name);
  return /[~/]/u.test(text) ? `/${text.replaceAll("~", "~0").replaceAll("/", "~1")}` : `/${text}`;
}

/** The names along a pointer. */
export function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
