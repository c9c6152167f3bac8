/** The ARN of a KMS key, and what it tells of the key. */

import { parseArn } from "../model/arn.ts";
import type { Key } from "../model/environment.ts";
import type { DiagnosticCode } from "./codes.ts";
import { isPartition, unknownPartition } from "./partition.ts";
import { isAccountId } from "./principal-entry.ts";

export type KeyIdentity = Pick<Key, "arn" | "id" | "account" | "region" | "partition">;

export function parseKeyArn(text: string): KeyIdentity | { readonly code: DiagnosticCode; readonly message: string } {
  const arn = parseArn(text);
  const id = /^key\/([A-Za-z0-9-]+)$/u.exec(arn?.resource ?? "")?.[1];
  const isKeyArn = arn?.service === "kms" && /^[a-z]+(?:-[a-z]+)+-\d+$/u.test(arn.region) && isAccountId(arn.account);
  if (arn === null || id === undefined || !isKeyArn) {
    return {
      code: "invalid-arn",
      message: `\`${text}\` is no key ARN: arn:aws:kms:REGION:ACCOUNT:key/ID is expected`,
    };
  }
  if (!isPartition(arn.partition)) return { code: "unknown-partition", message: unknownPartition(arn.partition) };
  return { arn: text, id, account: arn.account, region: arn.region, partition: arn.partition };
}
