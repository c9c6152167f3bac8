/**
 * What an input may not say whatever it is about, beyond the shapes: looked at before anything is asked. Source: recorded
 * answers of AWS; KMS API reference.
 */

import type { Input } from "./call.ts";
import { ignoresCiphertext } from "./ciphertext-check.ts";
import { refuse, type Refusal } from "./errors.ts";
import { text, texts } from "./input.ts";
import type { Store } from "./store/store.ts";
import { mustNotBeNull } from "./shapes/violations.ts";
import { tagRefusal, tagsOf } from "./tag-check.ts";

export function inputRefusal(operation: string, input: Input, store: Store): Refusal | null {
  const alias = text(input, "AliasName");
  if (alias !== null && !alias.startsWith("alias/")) return refuse("ValidationException", aliasPrefix);
  if (texts(input, "GrantTokens").some((token) => store.knownToken(token) === null))
    return refuse("InvalidGrantTokenException");
  const unfit = combinations[operation]?.(input) ?? null;
  return unfit === null ? tagRefusal(tagsOf(input)) : refuse("ValidationException", unfit);
}

const aliasPrefix =
  'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html';

/** Members that exclude or need each other: null where they fit, or what is the matter. */
const combinations: Readonly<Partial<Record<string, (input: Input) => string | null>>> = {
  CreateKey: (input) =>
    has(input, "KeySpec") && has(input, "CustomerMasterKeySpec")
      ? "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated."
      : null,
  Decrypt: (input) => absent(input, ignoresCiphertext(input) ? "KeyId" : "CiphertextBlob"),
  GenerateDataKey: eitherLength,
  GenerateDataKeyWithoutPlaintext: eitherLength,
  ReEncrypt: (input) => absent(input, ignoresCiphertext(input) ? "SourceKeyId" : "CiphertextBlob"),
  RetireGrant: (input) =>
    has(input, "GrantToken") || (has(input, "KeyId") && has(input, "GrantId"))
      ? null
      : "A grant to retire is named by its grant token, or by its grant ID and the key ARN.",
};

function eitherLength(input: Input): string | null {
  return has(input, "NumberOfBytes") === has(input, "KeySpec")
    ? "Please specify either number of bytes or key spec."
    : null;
}

/** The text of the shapes, for a member that not every call needs. */
function absent(input: Input, member: string): string | null {
  return has(input, member) ? null : `1 validation error detected: ${mustNotBeNull(member)}`;
}

function has(input: Input, member: string): boolean {
  return input[member] !== undefined;
}
