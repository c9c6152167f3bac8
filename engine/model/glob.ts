/**
 * Wildcards as IAM has them: `*` is any run of characters, `?` exactly one, everything else is itself (E53, E54).
 * Two pointers and one place to come back to, the last `*`, so that no pattern can make it slow.
 */

export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (pattern[next] === "*") {
      star = next++;
      resume = at;
    } else if (pattern[next] === "?") {
      next++;
      at += characterWidth(text, at);
    } else if (pattern[next] === text[at]) {
      next++;
      at++;
    } else if (star >= 0) {
      next = star + 1;
      resume += characterWidth(text, resume);
      at = resume;
    } else {
      return false;
    }
  }
  while (pattern[next] === "*") next++;
  return next === pattern.length;
}

/** Code units of the character at a place: `?` takes all of it. */
function characterWidth(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
