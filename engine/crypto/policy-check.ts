/**
 * What AWS looks at before it stores a key policy: size, grammar, principals, and that the caller can change it again
 * (E50, E51, E64). Source: KMS API reference, PutKeyPolicy; texts seen in public reports.
 */

import { parseArn } from "../model/arn.ts";
import type { Environment } from "../model/environment.ts";
import type { Policy, PrincipalEntry } from "../model/policy.ts";
import { readPolicy, readPolicyText } from "../read/policy.ts";
import { asked } from "./asked.ts";
import type { AllowedCall } from "./call.ts";
import { refuse, type Refusal } from "./errors.ts";
import type { KeyDocument } from "../model/documents.ts";

export interface PolicyPut {
  readonly text: string;
  readonly document: NonNullable<KeyDocument["policy"]>;
}

/** The policy as it will be stored. */
export function readKeyPolicy(text: string, { environment, caller }: PolicyReaders): PolicyPut | Refusal {
  if (new TextEncoder().encode(text).length > mostBytes) {
    return refuse("LimitExceededException", `The key policy is larger than ${String(mostBytes)} bytes.`);
  }
  const read = readPolicyText({ file: null, text }, "key-policy");
  if (!read.ok) {
    const [first] = read.diagnostics;
    if (first?.code === "overly-permissive-condition") return malformed(overlyPermissive(first.message));
    return malformed(texts[first?.code ?? ""] ?? first?.message ?? "");
  }
  const document = parsed(text);
  // Apart from its text, as an environment holds it, a policy may not have what JSON can only spell with an escape.
  if (document === null || !readPolicy(document, "key-policy").ok)
    return malformed("The policy is not valid JSON text.");
  const { statements } = read.value;
  if (statements.some(({ action }) => action === null)) return malformed("Policy contains a statement with no action.");
  // Since 2025-08-18; a policy stored before may have any resource, or none (E49).
  if (
    !statements.every(({ resource }) => resource?.negated === false && resource.patterns.every((text) => text === "*"))
  ) {
    return malformed("Policy contains a statement whose resource is not *.");
  }
  if (!principalsExist(read.value, environment, caller)) return malformed(invalidPrincipals);
  return { text, document };
}

/** Null for what is no JSON: policies are not YAML here. */
function parsed(text: string): PolicyPut["document"] | null {
  try {
    return JSON.parse(text) as PolicyPut["document"];
  } catch {
    return null;
  }
}

/** Whom the policy may name. */
interface PolicyReaders {
  readonly environment: Environment;
  /** Whoever calls exists. */
  readonly caller: string;
}

/** Null when the caller could put another policy in its place; the caller may say not to look. */
export async function lockout(call: AllowedCall, key: string, supposed: KeyDocument): Promise<Refusal | null> {
  if (call.input["BypassPolicyLockoutSafetyCheck"] === true) return null;
  const { operation: _, input: __, ...request } = asked(call.operation, {}, call.caller);
  const asking = { ...request, action: "kms:PutKeyPolicy", resource: key };
  if (await call.wouldAllow(asking, call.store.supposing({ [key]: supposed }))) return null;
  return malformed("The new key policy will not allow you to update the key policy in the future.");
}

const mostBytes = 32_768;
const invalidPrincipals = "Policy contains a statement with one or more invalid principals.";

/** What the reader finds and AWS has a text of its own for. */
const texts: Readonly<Record<string, string | undefined>> = {
  "invalid-principal": invalidPrincipals,
  "unknown-partition": invalidPrincipals,
  "missing-principal": "Policy contains a statement with no principal.",
};

function overlyPermissive(found: string): string {
  const what = found.includes("kms:EncryptionContext") ? "encryption context" : "tag";
  return `OverlyPermissiveCondition: Using the ForAllValues set operator with a single-valued condition key matches requests without the specified ${what} or with an unspecified ${what}. To fix, remove ForAllValues.`;
}

function malformed(message: string): Refusal {
  return refuse("MalformedPolicyDocumentException", message);
}

function principalsExist({ statements }: Policy, environment: Environment, caller: string): boolean {
  return statements.every(
    ({ principal }) => principal?.entries.every((entry) => principalExists(entry, environment, caller)) ?? true,
  );
}

/**
 * Users and roles of an account must be among the environment's, where it has any of that account; of other accounts it knows
 * nothing. A session need not exist.
 */
export function principalExists(entry: PrincipalEntry, { principals }: Environment, caller: string): boolean {
  if (entry.kind === "nobody") return false;
  if (entry.kind === "unique-id")
    return [...principals.values()].some(({ uniqueId }) => uniqueId === entry.id.split(":")[0]);
  if (entry.kind !== "user" && entry.kind !== "role") return true;
  const account = parseArn(entry.arn)?.account;
  const known = [...principals.keys()].some((arn) => parseArn(arn)?.account === account);
  return !known || principals.has(entry.arn) || entry.arn === caller;
}
