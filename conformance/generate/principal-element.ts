/** Principal and NotPrincipal: the ways to name a caller, its account or everyone, among others. */

import fc from "fast-check";
import { type Caller, everyCaller } from "./cast.ts";
import { type OneOrMany, oneOrMany, type PrincipalDocument } from "./policy-document.ts";

/** Whom a statement is about. */
export const principalAims = ["caller", "account", "everyone", "others"] as const;
export type PrincipalAim = (typeof principalAims)[number];

export interface PrincipalDraft {
  /** Which of the caller's names stands. */
  readonly name: number;
  readonly others: readonly string[];
  readonly plain: boolean;
  readonly bare: boolean;
  /** Whether a NotPrincipal lists the caller so that it is spared. */
  readonly spares: boolean;
}

/** Stored by AWS, but never anyone who calls KMS. */
export const nobodies: readonly Readonly<Record<string, string>>[] = [
  { AWS: "arn:aws:iam::222233334444:user/*" },
  { AWS: "arn:aws:sts::222233334444:assumed-role/Reader/*" },
  { Federated: "cognito-identity.amazonaws.com" },
  { CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
];

export const arbitraryPrincipalDraft: fc.Arbitrary<PrincipalDraft> = fc.record({
  name: fc.nat({ max: 3 }),
  others: fc.array(
    fc.constantFrom(...new Set(everyCaller.flatMap(({ names }) => names).filter((name) => !/root$|^\d+$/u.test(name)))),
    { maxLength: 2 },
  ),
  plain: fc.boolean(),
  bare: fc.boolean(),
  spares: fc.constantFrom(false, false, true),
});

/** The principal of a statement that means the caller in the given way. */
export function writePrincipal(draft: PrincipalDraft, caller: Caller, aim: PrincipalAim): PrincipalDocument {
  switch (aim) {
    case "everyone":
      return draft.plain ? "*" : { AWS: "*" };
    case "account":
      return kinds([accountName(caller, draft.plain), ...draft.others], draft);
    case "caller":
      return kinds([caller.names[draft.name % caller.names.length] ?? caller.text, ...draft.others], draft);
    case "others": {
      const others = draft.others.filter((name) => !caller.names.includes(name));
      return others.length === 0 ? (nobodies[draft.name] ?? { AWS: "111111111111" }) : kinds(others, draft);
    }
  }
}

/** A NotPrincipal that spares the caller, or lists it in a way that does not. */
export function writeNotPrincipal(draft: PrincipalDraft, caller: Caller): PrincipalDocument {
  const { spares } = draft;
  const own = spares ? [...caller.names.slice(0, 1), accountName(caller, draft.plain)] : [];
  const half = !spares && draft.plain ? caller.names.slice(0, 2) : [];
  const listed = [...own, ...half, ...draft.others];
  return listed.length === 0 ? { AWS: "111111111111" } : kinds(listed, draft);
}

/** A service has no account: it is named itself. */
function accountName({ account, text }: Caller, bare: boolean): string {
  if (account === null) return text;
  return bare ? account : `arn:aws:iam::${account}:root`;
}

function kinds(names: readonly string[], { bare }: PrincipalDraft): PrincipalDocument {
  const isService = (name: string): boolean => name.endsWith(".amazonaws.com");
  const services = names.filter(isService);
  const others = names.filter((name) => !isService(name));
  const listed: Record<string, OneOrMany<string>> = {};
  if (others.length > 0) listed["AWS"] = oneOrMany(others, bare);
  if (services.length > 0) listed["Service"] = oneOrMany(services, bare);
  return listed;
}
