/** Why a condition key is absent, where an Allow that covers all else waits for it (facts: misunderstandings, 8 and 9). */

import { findConditionKey } from "../catalog/condition-keys.ts";
import type { Situation } from "../context/situation.ts";
import { neverThere } from "./never-there.ts";
import type { ConditionTrace, StatementTrace, Traced } from "./trace.ts";

const onlyFor = (whom: string) => (key: string) => `\`${key}\` is there only ${whom}`;
const endpoint = onlyFor("when a request comes through a VPC endpoint");
const service = onlyFor("when a service calls for the caller");
const ofService = onlyFor("when a service calls KMS as itself, and tells for which resource");

/** By the canonical name of the key. */
const reasons: Readonly<Record<string, ((key: string) => string) | undefined>> = {
  "kms:ViaService": service,
  "aws:CalledVia": service,
  "aws:CalledViaFirst": service,
  "aws:CalledViaLast": service,
  "aws:SourceVpce": endpoint,
  "aws:SourceVpc": endpoint,
  "aws:VpcSourceIp": endpoint,
  "aws:SourceIp": (key) => `\`${key}\` is absent from what comes through a VPC endpoint or a service`,
  "aws:SourceArn": ofService,
  "aws:SourceAccount": ofService,
  "kms:EncryptionContext:": (key) =>
    `\`${key}\` is there only when the request sends this pair; what encrypts and what decrypts must send the same`,
  "kms:EncryptionContextKeys": onlyFor("when the request sends an encryption context"),
  "kms:RequestAlias": onlyFor("when the request names the key by its alias"),
  "kms:RecipientAttestation:": onlyFor("when the request carries an attestation document"),
  "aws:PrincipalOrgID": onlyFor("for principals of an organization"),
  "aws:MultiFactorAuthPresent": onlyFor("with temporary credentials"),
};

export function absentKeyRemarks({ program: { situation }, layers, forwarded }: Traced): readonly string[] {
  const statements = layers.flatMap(({ levels }) => levels.flat());
  const waiting = statements.filter(
    ({ effect, failed }) =>
      effect === "Allow" && failed.length > 0 && failed.every(({ element }) => element === "condition"),
  );
  const denying = statements.filter(({ verdict }) => verdict === "denies");
  return [
    ...(forwarded && decidesOnNetwork([...denying.flatMap(({ matched }) => matched), ...waiting.flatMap(missedBy)])
      ? [
          "the caller's address and VPC endpoint are not passed on when a service calls for it; `kms:ViaService` and `aws:ViaAWSService` tell such calls",
        ]
      : waiting.flatMap((statement) => missedBy(statement).flatMap((missed) => why(missed, statement, situation)))),
    ...waiting.flatMap(missedBy).flatMap(mistaken),
    ...withoutOrganization(situation, [...denying.flatMap(({ matched }) => matched), ...waiting.flatMap(missedBy)]),
  ];
}

/** The environment may just not tell the organization: then the key is absent only here. */
function withoutOrganization(
  { caller, environment }: Situation,
  conditions: readonly ConditionTrace[],
): readonly string[] {
  const { account } = caller;
  if (account === null || (environment.accounts.get(account)?.organization ?? null) !== null) return [];
  const missed = conditions.find(({ key, actual }) => actual === null && /^aws:principalorg(?:id|paths)$/iu.test(key));
  if (missed === undefined) return [];
  return [
    `the environment gives account \`${account}\` no organization, so \`${missed.key}\` is absent; if it has one, tell it there as \`organization\``,
  ];
}

function missedBy({ failed }: StatementTrace): readonly ConditionTrace[] {
  return failed.flatMap((failure) => (failure.element === "condition" ? [failure] : []));
}

function why(condition: ConditionTrace, { layer }: StatementTrace, situation: Situation): readonly string[] {
  const { key, operator, actual } = condition;
  const found = findConditionKey(key);
  if (actual !== null || found === null || operator === "Null") return [];
  const never = neverThere(condition, layer, situation);
  if (never !== null) return [never];
  const { record } = found;
  const reason = reasons[record.name];
  return reason === undefined ? [] : [reason(key)];
}

/** Keys that are there, and hold another thing than is thought (E17, E37). */
function mistaken({ key, wanted, actual }: ConditionTrace): readonly string[] {
  const name = findConditionKey(key)?.name;
  if (name === "kms:GrantIsForAWSResource" && actual?.includes("false") === true)
    return [`\`${key}\` is true only when a service makes the call for the caller`];
  if (name === "aws:PrincipalArn" && wanted.some((arn) => arn.includes(":assumed-role/")))
    return [`\`${key}\` holds the ARN of the role, never that of a session`];
  return [];
}

/** Whether a Deny matched, or an Allow for the caller failed, by the network that the call came from. */
function decidesOnNetwork(conditions: readonly ConditionTrace[]): boolean {
  return conditions.some(({ key }) => /^aws:(?:sourceip|sourcevpce?|vpcsourceip)$/iu.test(key));
}
