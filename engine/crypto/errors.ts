/**
 * The errors that the operations answer with, each with the text that AWS sends. Source: recorded answers of AWS; KMS
 * Developer Guide, key states; where AWS's text is not known, the message is empty or says what is the matter.
 */

import { findError } from "../catalog/errors.ts";
import type { KmsError } from "./kms.ts";

export interface Refusal {
  readonly error: KmsError;
}

export function kmsError(code: string, message = ""): KmsError {
  return { code, message, fault: findError(code)?.fault ?? "client" };
}

export function refuse(code: string, message = ""): Refusal {
  return { error: kmsError(code, message) };
}

export const dryRun: KmsError = kmsError(
  "DryRunOperationException",
  "The request would have succeeded, but the DryRun option is set.",
);

export function invalidKeyUsage(arn: string, usage: string, operation: string): KmsError {
  return kmsError("InvalidKeyUsageException", `${arn} key usage is ${usage} which is not valid for ${operation}.`);
}

export function incompatibleAlgorithm(algorithm: string, keySpec: string): Refusal {
  return refuse("InvalidKeyUsageException", `Algorithm ${algorithm} is incompatible with key spec ${keySpec}.`);
}

export function keyNotFound(arn: string): KmsError {
  return kmsError("NotFoundException", `Key '${arn}' does not exist`);
}

export function invalidOrigin(arn: string, origin: string): KmsError {
  return kmsError("UnsupportedOperationException", `${arn} origin is ${origin} which is not valid for this operation.`);
}

export function notPrimary(arn: string): KmsError {
  return kmsError("UnsupportedOperationException", `${arn} is not a multi-region primary key.`);
}

export const incorrectKey: KmsError = kmsError(
  "IncorrectKeyException",
  "The key ID in the request does not identify a CMK that can perform this operation.",
);

/** Told to whoever names the key of an operation that manages it by an alias. */
export const aliasUnsupported: KmsError = kmsError(
  "InvalidArnException",
  "Key Aliases are not supported for this operation.",
);

/** Told to a program that does not say who calls, or where. */
export const missingCaller: Refusal = refuse(
  "MissingAuthenticationTokenException",
  "the caller lacks its `principal` or its `region`",
);

export const noCustomKeyStores: Refusal = refuse(
  "UnsupportedOperationException",
  "custom key stores are not supported",
);

/** AWS gives no hint at what is wrong with a ciphertext. */
export const invalidCiphertext: Refusal = refuse("InvalidCiphertextException");
