/** A date so many days after another. */
export function days(from: Date, count: number): Date {
  return new Date(from.getTime() + count * 86_400_000);
}
