/** The key that a text is likely about, where it names none: one of the account that it names first. */

import { type Members, membersOf, itemsOf, textOf } from "../state/environment-edit.ts";

export const keyArn = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/u;

export function guessKey(value: Members): string {
  const named = itemsOf(value["Grants"]).map((grant) => textOf(membersOf(grant)["KeyId"]));
  const arn = named.find((id) => keyArn.test(id));
  if (arn !== undefined) return arn;
  const [, partition = "aws", account = "111122223333"] =
    /arn:(aws[a-z-]*):(?:iam|sts)::(\d{12}):/u.exec(JSON.stringify(value)) ?? [];
  const id = named.find((one) => /^[\w-]+$/u.test(one)) ?? "my-key";
  return `arn:${partition}:kms:us-east-1:${account}:key/${id}`;
}
