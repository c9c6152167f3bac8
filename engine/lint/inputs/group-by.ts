/** Things of one kind together, in the order in which the kinds come. */

export function groupBy<One, Kind>(all: readonly One[], kindOf: (one: One) => Kind): ReadonlyMap<Kind, readonly One[]> {
  const groups = new Map<Kind, One[]>();
  for (const one of all) {
    const kind = kindOf(one);
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [one]);
    else group.push(one);
  }
  return groups;
}
