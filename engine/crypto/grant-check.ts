/** What AWS refuses of a new grant (E27-E29, E38). Source: KMS API reference, CreateGrant; KMS Developer Guide, grants. */

import { findGrantOperation } from "../catalog/grant-operations.ts";
import { keyTypeOf } from "../catalog/key-specs.ts";
import { isRecord } from "../context/input.ts";
import type { Environment } from "../model/environment.ts";
import { isServiceName, parseAwsPrincipal } from "../read/principal-entry.ts";
import type { Input } from "./call.ts";
import { refuse, type Refusal } from "./errors.ts";
import { text, textMap, texts } from "./input.ts";
import { principalExists } from "./policy-check.ts";
import type { GrantConstraintsRecord, KeyRecord } from "./store/key-record.ts";

export function grantRefusal(input: Input, key: KeyRecord, environment: Environment, caller: string): Refusal | null {
  return (
    partiesRefusal(input) ??
    principalRefusal(text(input, "GranteePrincipal"), environment, caller) ??
    principalRefusal(text(input, "RetiringPrincipal"), environment, caller) ??
    serviceRefusal(text(input, "GranteeServicePrincipal")) ??
    serviceRefusal(text(input, "RetiringServicePrincipal")) ??
    operationsRefusal(texts(input, "Operations"), key) ??
    constraintsRefusal(constraintsOf(input), key)
  );
}

/** The constraints as they are stored; null for none. */
export function constraintsOf(input: Input): GrantConstraintsRecord | null {
  const given = input["Constraints"];
  if (!isRecord(given)) return null;
  const constraints = {
    ...("EncryptionContextEquals" in given
      ? { EncryptionContextEquals: textMap(given, "EncryptionContextEquals") }
      : {}),
    ...("EncryptionContextSubset" in given
      ? { EncryptionContextSubset: textMap(given, "EncryptionContextSubset") }
      : {}),
    ...("SourceArn" in given ? { SourceArn: text(given, "SourceArn") ?? "" } : {}),
  };
  return Object.keys(constraints).length === 0 ? null : constraints;
}

function partiesRefusal(input: Input): Refusal | null {
  const has = (member: string): boolean => text(input, member) !== null;
  const service = has("GranteeServicePrincipal");
  if (has("GranteePrincipal") === service) {
    return invalid("Exactly one of GranteePrincipal and GranteeServicePrincipal must be specified.");
  }
  if (has("RetiringPrincipal") && has("RetiringServicePrincipal")) {
    return invalid("RetiringPrincipal and RetiringServicePrincipal cannot both be specified.");
  }
  if (!service) return null;
  if (constraintsOf(input)?.SourceArn === undefined)
    return invalid("GranteeServicePrincipal requires the SourceArn constraint.");
  if (has("RetiringPrincipal") || has("RetiringServicePrincipal")) return null;
  return invalid("GranteeServicePrincipal requires RetiringPrincipal or RetiringServicePrincipal.");
}

function principalRefusal(principal: string | null, environment: Environment, caller: string): Refusal | null {
  if (principal === null) return null;
  const entry = parseAwsPrincipal(principal);
  const valid = !("code" in entry) && entry.kind !== "everyone" && principalExists(entry, environment, caller);
  return valid ? null : refuse("InvalidArnException", `${principal} is not a valid principal.`);
}

function serviceRefusal(service: string | null): Refusal | null {
  return service === null || isServiceName(service) ? null : invalid(`${service} is not a service principal.`);
}

function operationsRefusal(operations: readonly string[], { keySpec, keyUsage }: KeyRecord): Refusal | null {
  if (operations.length === 0) return invalid("At least one operation must be specified.");
  const type = keyTypeOf(keySpec, keyUsage);
  const unfit = operations.find((name) => !findGrantOperation(name)?.keyTypes.some((keyType) => keyType === type));
  return unfit === undefined ? null : invalid(`Operation ${unfit} is not supported for this key.`);
}

function constraintsRefusal(constraints: GrantConstraintsRecord | null, { keySpec }: KeyRecord): Refusal | null {
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset } = constraints ?? {};
  if (equals !== undefined && subset !== undefined) {
    return invalid("EncryptionContextEquals and EncryptionContextSubset cannot both be specified.");
  }
  const context = equals ?? subset;
  if (context === undefined) return null;
  if (keySpec !== "SYMMETRIC_DEFAULT")
    return invalid("Encryption context constraints need a symmetric encryption key.");
  const values = Object.values(context);
  if (values.length > 8 || values.some((value) => value.length > 384)) {
    return invalid("An encryption context constraint has at most 8 pairs, each value at most 384 characters.");
  }
  return null;
}

function invalid(message: string): Refusal {
  return refuse("ValidationException", message);
}
