/** Tasks that need an action which their name does not tell (facts: misunderstandings, 3). */

import { matchesAction } from "../catalog/actions.ts";
import type { Traced } from "./trace.ts";

const tasks: Readonly<Record<string, string | undefined>> = {
  Decrypt: "an upload in parts decrypts, too: it needs `kms:Decrypt` beside `kms:GenerateDataKey`",
  CreateGrant:
    "services that attach a volume or start a machine make a grant for themselves: that needs `kms:CreateGrant`, best under `kms:GrantIsForAWSResource`",
  ReEncryptFrom: "restoring and copying re-encrypt: that needs `kms:ReEncryptFrom` and `kms:ReEncryptTo`",
  ReEncryptTo: "restoring and copying re-encrypt: that needs `kms:ReEncryptFrom` and `kms:ReEncryptTo`",
  ReplicateKey: "a replica needs `kms:ReplicateKey` on the primary key, and `kms:CreateKey` by IAM in its Region",
};

/** Where a statement covers the caller and lacks nothing but the action. */
export function forgottenActionRemarks({ program, layers }: Traced): readonly string[] {
  const { name } = program.situation.permission;
  const lacking = layers
    .flatMap(({ levels }) => levels.flat())
    .some(
      ({ effect, failed }) =>
        effect === "Allow" &&
        failed.length === 1 &&
        failed.some(({ element, wanted }) => element === "action" && belongsTo(name, wanted)),
    );
  const task = tasks[name];
  return lacking && task !== undefined ? [task] : [];
}

/** Decrypting is forgotten beside writing. */
function belongsTo(name: string, wanted: readonly string[]): boolean {
  return name !== "Decrypt" || wanted.some((pattern) => matchesAction(pattern, "kms:GenerateDataKey"));
}
