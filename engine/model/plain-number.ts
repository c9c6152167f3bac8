/**
 * Numbers of JSON as the text that policies compare: without an exponent, digit for digit. `1e3` is 1000, which no
 * operator would read from the exponent (E60).
 */

const form = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,3})$/iu;

/** The same number without an exponent; text of any other form as it is. */
export function plainNumber(written: string): string {
  const match = form.exec(written);
  if (match === null) return written;
  const [, sign = "", whole = "", fraction = "", exponent = ""] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), "0");
  const at = Math.max(1, point);
  const [before, after] = [padded.slice(0, at).padEnd(at, "0"), padded.slice(at)];
  return `${sign}${before}${after === "" ? "" : `.${after}`}`;
}
