/** Account ids among the values of conditions, with wildcards or without. */

/** Whether a text is an account id, or a pattern that may match one. */
export function couldBeAccount(value: string): boolean {
  if (!/^[\d*?]+$/u.test(value)) return false;
  const length = value.replaceAll("*", "").length;
  return value.includes("*") ? length <= 12 : length === 12;
}
