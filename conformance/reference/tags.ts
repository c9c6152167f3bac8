/** Tags: an object of names and values, or AWS's list of TagKey and TagValue (or Key and Value). */

type Tags = Readonly<Record<string, string>> | readonly Tag[];
type Tag = Readonly<Partial<Record<"TagKey" | "TagValue" | "Key" | "Value", string>>>;
type Pairs = readonly (readonly [string, string])[];

export function tagPairs(tags: Tags | undefined): Pairs {
  if (!Array.isArray(tags)) return Object.entries((tags ?? {}) as Readonly<Record<string, string>>);
  return (tags as readonly Tag[]).map((tag) => [tag.TagKey ?? tag.Key ?? "", tag.TagValue ?? tag.Value ?? ""]);
}

/** E63: one condition key a pair; the name ignores case, and the later pair wins. */
export function keysOf(prefix: string, pairs: Pairs): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.map(([name, value]) => [prefix + name.toLowerCase(), value]));
}
