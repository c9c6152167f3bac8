/** The name that a misspelt one was likely meant to be, for diagnostics that end in "did you mean". */

/** The nearest of some names; null when none is near. Case does not count, and what stands before a `:` or `/` allows no slip more. */
export function nearestName(written: string, names: Iterable<string>): string | null {
  const lower = written.toLowerCase();
  let nearest: string | null = null;
  const own = written.length - Math.max(written.lastIndexOf(":"), written.lastIndexOf("/")) - 1;
  let least = Math.max(1, Math.floor(own / 4)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least) continue;
    const distance = edits(lower, name.toLowerCase());
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

/** The end of a message: the nearest name as a question, or nothing. */
export function didYouMean(written: string, names: Iterable<string>): string {
  const nearest = nearestName(written, names);
  return nearest === null ? "" : `; did you mean \`${nearest}\`?`;
}

/** Whether a name is another but for its case, or for one letter that is missing, added, wrong or swapped. */
export function isSlip(written: string, name: string): boolean {
  return (
    written !== name &&
    Math.abs(name.length - written.length) <= 1 &&
    edits(written.toLowerCase(), name.toLowerCase()) <= 1
  );
}

/** Letters to add, drop, change or swap with a neighbour (optimal string alignment). */
function edits(one: string, other: string): number {
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  let before = last;
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(before, column - 2) + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, current];
  }
  return at(last, other.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
