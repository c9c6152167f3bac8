/**
 * Whether the key that Decrypt or ReEncrypt names made the ciphertext. AWS tells that before it looks at usage and state of the
 * key: whatever else is named is IncorrectKeyException, a key that could decrypt nothing as well. Source: recorded answers of AWS.
 */

import type { Operation } from "../catalog/operations.ts";
import type { Input, Subjects } from "./call.ts";
import { readCiphertext } from "./ciphertext.ts";
import { incorrectKey, invalidCiphertext } from "./errors.ts";
import { blob, text, texts } from "./input.ts";
import type { KmsError } from "./kms.ts";

export function ciphertextError({ name }: Operation, input: Input, subjects: Subjects): KmsError | null {
  const opening = openings[name];
  if (opening === undefined || ignoresCiphertext(input)) return null;
  // A ciphertext of an asymmetric algorithm does not tell its key.
  if ((text(input, opening.algorithm) ?? symmetric) !== symmetric) return null;
  const header = readCiphertext(blob(input, "CiphertextBlob"));
  if (header === null) return invalidCiphertext.error;
  const key = subjects[opening.subject];
  return header.keyId === key?.id && header.account === key.account ? null : incorrectKey;
}

/** A dry run may ask about a key alone. */
export function ignoresCiphertext(input: Input): boolean {
  return input["DryRun"] === true && texts(input, "DryRunModifiers").includes("IGNORE_CIPHERTEXT");
}

interface Opening {
  readonly subject: keyof Subjects;
  /** The member that names the algorithm. */
  readonly algorithm: string;
}

/** The operations that open a ciphertext. */
const openings: Readonly<Partial<Record<string, Opening>>> = {
  Decrypt: { subject: "key", algorithm: "EncryptionAlgorithm" },
  ReEncrypt: { subject: "source", algorithm: "SourceEncryptionAlgorithm" },
};

const symmetric = "SYMMETRIC_DEFAULT";
