/**
 * What an input may not say whatever it is about, beyond the shapes: looked at before anything is asked. Source: recorded
 * answers of AWS.
 */

import type { Input } from "./call.ts";
import { refuse, type Refusal } from "./errors.ts";
import { text, texts } from "./input.ts";
import type { Store } from "./store/store.ts";
import { tagRefusal, tagsOf } from "./tag-check.ts";

export function inputRefusal(input: Input, store: Store): Refusal | null {
  const alias = text(input, "AliasName");
  if (alias !== null && !alias.startsWith("alias/")) return refuse("ValidationException", aliasPrefix);
  if (!texts(input, "GrantTokens").every(store.knowsToken)) return refuse("InvalidGrantTokenException");
  return tagRefusal(tagsOf(input));
}

const aliasPrefix =
  'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html';
