/** The ARN of a KMS key, and what it tells of the key. */

import { parseArn } from "../model/arn.ts";
import type { Key } from "../model/environment.ts";
import type { DiagnosticCode } from "./codes.ts";
import { isPartition, unknownPartition } from "./partition.ts";
import { isAccountId } from "./principal-entry.ts";

export type KeyIdentity = Pick<Key, "arn" | "id" | "account" | "region" | "partition">;

interface Fault {
  readonly code: DiagnosticCode;
  readonly message: string;
}

export function parseKeyArn(text: string): KeyIdentity | Fault {
  const arn = parseArn(text);
  if (arn === null) return noKeyArn(text);
  const { partition, service, region, account, resource } = arn;
  const id = /^key\/([A-Za-z0-9-]+)$/u.exec(resource)?.[1];
  const isOfKms = service === "kms" && /^[a-z]+(?:-[a-z]+)+-\d+$/u.test(region) && isAccountId(account);
  if (id === undefined || !isOfKms) return noKeyArn(text);
  if (!isPartition(partition)) return { code: "unknown-partition", message: unknownPartition(partition) };
  return { arn: text, id, account, region, partition };
}

function noKeyArn(text: string): Fault {
  const message = `\`${text}\` is no key ARN: arn:aws:kms:REGION:ACCOUNT:key/ID is expected`;
  return { code: "invalid-arn", message };
}
