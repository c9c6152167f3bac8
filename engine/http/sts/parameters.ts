/** The parameters of a request of the AWS query protocol: `Tags.member.1.Key=team`. */

export interface Parameters {
  readonly text: (name: string) => string | null;
  /** `Name.member.1`, `Name.member.2`, …, up to the first that is missing. */
  readonly texts: (name: string) => readonly string[];
  /** Keys and values of `Name.member.N.Key` and `.Value`. */
  readonly tags: (name: string) => readonly (readonly [string, string])[];
  /** The names of the parameters, without what stands behind a dot. */
  readonly names: readonly string[];
}

/** Null for a parameter that came twice: nobody can tell which one counts. */
export function readParameters(form: string): Parameters | null {
  const pairs = [...new URLSearchParams(form)];
  const values = new Map(pairs);
  if (values.size !== pairs.length) return null;
  const numbered = <T>(read: (index: number) => T | null): readonly T[] => {
    const found: T[] = [];
    for (let index = 1; index <= maximum; index += 1) {
      const value = read(index);
      if (value === null) break;
      found.push(value);
    }
    return found;
  };
  return {
    text: (name) => values.get(name) ?? null,
    texts: (name) => numbered((index) => values.get(`${name}.member.${String(index)}`) ?? null),
    tags: (name) =>
      numbered((index) => {
        const key = values.get(`${name}.member.${String(index)}.Key`);
        return key === undefined ? null : [key, values.get(`${name}.member.${String(index)}.Value`) ?? ""];
      }),
    names: [...new Set(pairs.map(([name]) => name.split(".")[0] ?? ""))],
  };
}

const maximum = 100;
