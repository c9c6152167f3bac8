/**
 * How a condition of an Allow narrows callers, where the principal is everyone (E7, E47, E56-E58).
 * Only a condition that fails for requests without its key does, and only by values that are not open themselves.
 */

import { operators } from "../conditions/list.ts";
import { holdsWhenAbsent } from "./absent-key.ts";
import type { ConditionSubject, PolicySubject, StatementSubject } from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";

/**
 * `caller`: it pins who calls, or from where. `service`: a caller of whatever account, through a service.
 * `chosen`: what callers choose themselves, such as a header, an encryption context or the name of a role of theirs.
 */
export type Narrowing = "caller" | "service" | "chosen";

/** Null: the condition narrows nobody. */
export function narrowingOf(condition: ConditionSubject): Narrowing | null {
  const { operator } = condition;
  if (operator === null || operator === "Null" || operators[operator].negated) return null;
  return holdsWhenAbsent(condition) === false ? narrows(condition) : null;
}

/** The best that the conditions of an Allow of everyone do together. */
export function narrowingOfAll({ conditions }: StatementSubject): Narrowing | null {
  const all = conditions.map(narrowingOf);
  return order.find((kind) => all.includes(kind)) ?? null;
}

/** Whether an Allow of everyone is narrowed elsewhere: a Deny of the same actions spares only callers that it pins. */
export function isClosedByDeny({ statements }: PolicySubject, allow: StatementSubject): boolean {
  return statements.some(
    ({ effect, principal, covers, conditions }) =>
      effect === "Deny" &&
      principal !== null &&
      allow.covers.every((action) => covers.includes(action)) &&
      (principal.negated ? conditions.length === 0 : isEveryone(principal.entries) && sparesPinned(conditions)),
  );
}

/** Whether one of the entries is everyone. */
export function isEveryone(entries: readonly { readonly entry: { readonly kind: string } | null }[]): boolean {
  return entries.some(({ entry }) => entry?.kind === "everyone");
}

const order: readonly Narrowing[] = ["caller", "service", "chosen"];

function sparesPinned(conditions: readonly ConditionSubject[]): boolean {
  const spared = conditions.filter(({ found }) => found?.name !== "aws:PrincipalIsAWSService");
  return spared.length > 0 && spared.every(isNegatedPin);
}

function isNegatedPin(condition: ConditionSubject): boolean {
  const { operator } = condition;
  return operator !== null && operator !== "Null" && operators[operator].negated && narrows(condition) === "caller";
}

function narrows({ found, operator, texts }: ConditionSubject): Narrowing | null {
  const name = found?.record.name ?? "";
  const best = bestOf(name);
  if (best === null) return null;
  // Under these a wildcard is a plain character, which no value has.
  const isLiteral = operator?.startsWith("StringEquals") === true || operator?.startsWith("StringNotEquals") === true;
  const each = texts.map((text) =>
    isSymbolic(text) || (isLiteral && /[*?]/u.test(text)) ? best : byValue(name, best, text),
  );
  // Values are alternatives: the weakest counts. Without any, nothing matches.
  return each.includes(null) ? null : (order.findLast((kind) => each.includes(kind)) ?? best);
}

function bestOf(name: string): Narrowing | null {
  if (pins.has(name)) return "caller";
  if (ways.has(name) || flags.has(name)) return "service";
  return choices.has(name) ? "chosen" : null;
}

function byValue(name: string, best: Narrowing, text: string): Narrowing | null {
  if (flags.has(name)) return text === "true" ? best : null;
  if (/^[*?]*$/u.test(text)) return null;
  if (name === "aws:SourceIp" || name === "aws:VpcSourceIp") return isWideRange(text) ? null : best;
  if (name === "aws:PrincipalArn") return ofPrincipalArn(text);
  // Whoever names a session chooses the end of its id.
  if (name === "aws:userid" && /^[*?]/u.test(text)) return "chosen";
  return pins.has(name) && isOpenStart(text) ? null : best;
}

/** A role of that name can be made in any account, unless the account is said. */
function ofPrincipalArn(text: string): Narrowing | null {
  const [, , , , account = "", ...resource] = text.split(":");
  if (/^[^*?]/u.test(account)) return "caller";
  return /[A-Za-z0-9]/u.test(resource.join(":").replace(/^[^/]*\//u, "")) ? "chosen" : null;
}

/** As Access Analyzer judges it: fewer than six characters before the first wildcard say nothing. */
function isOpenStart(text: string): boolean {
  const wildcard = text.search(/[*?]/u);
  return wildcard !== -1 && wildcard < 6;
}

/** Ranges shorter than eight bits hold a good part of the internet. */
function isWideRange(text: string): boolean {
  const [, bits] = text.split("/");
  return bits !== undefined && Number(bits) < 8;
}

const pins: ReadonlySet<string> = new Set([
  "kms:CallerAccount",
  "kms:GranteePrincipal",
  "kms:GranteeServicePrincipal",
  "aws:PrincipalArn",
  "aws:PrincipalAccount",
  "aws:PrincipalOrgID",
  "aws:PrincipalOrgPaths",
  "aws:PrincipalServiceName",
  "aws:PrincipalServiceNamesList",
  "aws:userid",
  "aws:SourceArn",
  "aws:SourceAccount",
  "aws:SourceOrgID",
  "aws:SourceOrgPaths",
  "aws:SourceOwner",
  "aws:SourceIp",
  "aws:VpcSourceIp",
  "aws:SourceVpc",
  "aws:SourceVpcArn",
  "aws:SourceVpce",
  "aws:VpceAccount",
  "aws:VpceOrgID",
  "aws:VpceOrgPaths",
  "aws:Ec2InstanceSourceVpc",
  "aws:ChatbotSourceArn",
  // What an enclave of a known image, role or instance asks for, reaches nobody else.
  "kms:RecipientAttestation:ImageSha384",
  ...Array.from({ length: 32 }, (_, index) => `kms:RecipientAttestation:PCR${String(index)}`),
  ...Array.from({ length: 32 }, (_, index) => `kms:RecipientAttestation:NitroTPMPCR${String(index)}`),
]);

const flags: ReadonlySet<string> = new Set(["kms:GrantIsForAWSResource", "aws:ViaAWSService"]);

const ways: ReadonlySet<string> = new Set([
  "kms:ViaService",
  "aws:CalledVia",
  "aws:CalledViaFirst",
  "aws:CalledViaLast",
]);

const choices: ReadonlySet<string> = new Set([
  "aws:Referer",
  "aws:UserAgent",
  "aws:username",
  "aws:SourceIdentity",
  "aws:PrincipalTag/",
  "kms:EncryptionContext:",
  "kms:EncryptionContextKeys",
  "kms:RequestAlias",
]);
