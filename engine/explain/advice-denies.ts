/**
 * What to change where statements deny: all of them, and what they hide. Where one alone stands in the way and hits for want
 * of a condition key (negated operators and `IfExists` match an absent key, E56-E58), that such calls can be spared comes
 * last: who denies what lacks the key often means to.
 */

import { findConditionKey } from "../catalog/condition-keys.ts";
import { alone, type Step } from "./advice-step.ts";
import { placeTitle, placeTitles, ticked } from "./names.ts";
import type { ConditionTrace, StatementTrace, Traced } from "./trace.ts";

/** `beyond` is what the request lacks without the Deny: its nearest step. */
export function denyAdvice(traced: Traced, beyond: Step | null): readonly Step[] {
  const { situation } = traced.program;
  const places = traced.decision.determining;
  const denying = traced.layers.flatMap(({ levels }) => levels.flat()).filter(({ verdict }) => verdict === "denies");
  const change = `change ${placeTitles(places, situation)} so that ${places.length > 1 ? "they do" : "it does"} not match this request`;
  const [only, ...others] = denying;
  if (beyond === null && only !== undefined && others.length === 0)
    return alone([change, ...waited(only).map((condition) => spare(condition, only, traced))]);
  const absent = denying.flatMap((statement) =>
    waited(statement).map(({ key }) => `${placeTitle(statement, situation)} matches for want of ${ticked(key)}`),
  );
  const aside = absent.length === 0 ? "" : ` (${absent.join(", ")})`;
  return [{ parts: [change + aside, ...(beyond?.parts ?? [])] }];
}

/** The conditions that match for want of their key. Only `Null` asks whether the key is there. */
function waited({ matched }: StatementTrace): readonly ConditionTrace[] {
  const asked = matched.filter(({ operator }) => operator === "Null").map(({ key }) => key.toLowerCase());
  return matched.filter(({ key, actual }) => actual === null && !asked.includes(key.toLowerCase()));
}

function spare(
  { operator, key }: ConditionTrace,
  statement: StatementTrace,
  { program: { situation } }: Traced,
): string {
  const negated = /Not/u.test(operator) && !operator.endsWith("IfExists");
  const aside = negated ? " (`IfExists` would not change that)" : "";
  const spared = whoLacks[findConditionKey(key)?.record.name ?? ""] ?? "every call without the key";
  return `\`${key}\` is absent from this request, and \`${operator}\` matches an absent key${aside}; to spare such calls add \`"Null": {"${key}": "false"}\` to ${placeTitle(statement, situation)}: that lets past ${spared}`;
}

const network = "every call from outside a VPC, whom such a Deny is mostly for";
const organization = "every account outside an organization, whom such a Deny is mostly for";

/** Whom a Deny no longer hits that spares an absent key, by the canonical name of the key. */
const whoLacks: Readonly<Record<string, string | undefined>> = {
  "aws:PrincipalOrgID": organization,
  "aws:PrincipalOrgPaths": organization,
  "aws:SourceVpc": network,
  "aws:SourceVpce": network,
  "aws:VpcSourceIp": network,
  "aws:SourceIp": "every call through a VPC endpoint or a service",
  "aws:MultiFactorAuthPresent": "every call with long-term credentials, which such a Deny is mostly for",
};
