/** What is encrypted under a data key is read with kms:Decrypt; S3 asks for it on uploads in parts already. */

import { findPermission } from "../../../catalog/permissions.ts";
import { policyRule } from "../../rule.ts";

export const generateDataKeyNeedsDecrypt = policyRule({
  id: "generate-data-key-needs-decrypt",
  severity: "info",
  preset: "all",
  kinds: ["identity-policy"],
  summary: "A policy that allows `kms:GenerateDataKey` allows `kms:Decrypt`.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions",
  messages: {
    alone: "no statement allows `kms:Decrypt`, which uploads in parts to S3 need beside `kms:GenerateDataKey`",
  },
  check: ({ ofKms }, report) => {
    const allows = ofKms.filter(({ effect }) => effect === "Allow");
    if (allows.some(({ isOpen, covers }) => isOpen || covers.includes("kms:Decrypt"))) return;
    for (const { action, ownActions } of allows) {
      for (const at of action?.negated === false ? ownActions : []) {
        if (findPermission(at.value)?.action === "kms:GenerateDataKey") report({ at, message: "alone" });
      }
    }
  },
});
