/** KMS refuses a grant that lists an operation which keys of that type do not have (E38). */

import { findGrantOperation } from "../../../catalog/grant-operations.ts";
import { keyTypeOf } from "../../../catalog/key-specs.ts";
import { type Element, itemsOf, memberOf, textOf } from "../../../read/element.ts";
import { pointerStep } from "../../../read/pointer.ts";
import { removeItem } from "../../edits.ts";
import { environmentRule } from "../../rule.ts";

export const grantOperationInvalidForKey = environmentRule({
  id: "grant-operation-invalid-for-key",
  severity: "error",
  preset: "recommended",
  summary: "The operations of a grant are ones that its key can perform.",
  source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html",
  needsDecisions: false,
  messages: {
    invalid: "a key of spec `{spec}` and usage `{usage}` has no `{operation}`; leave it out of the grant",
  },
  check: ({ environment, elementAt, elementOfGrant }, report) => {
    for (const { arn, metadata, grants } of environment.keys.values()) {
      const { keySpec: spec, keyUsage: usage } = metadata;
      const type = keyTypeOf(spec, usage);
      if (type === null || !saysSpec(elementAt(`/keys${pointerStep(arn)}/metadata`))) continue;
      for (const grant of grants) {
        for (const at of itemsOf(memberOf(elementOfGrant(grant), "Operations"))) {
          const operation = textOf(at) ?? "";
          const known = findGrantOperation(operation);
          if (known === null || known.keyTypes.includes(type)) continue;
          const edit = removeItem(at);
          const fix = edit === null ? null : { description: `remove \`${operation}\``, safe: false, edits: [edit] };
          report({ at, message: "invalid", data: { spec, usage, operation }, fix });
        }
      }
    }
  },
});

/**
 * A key without a spec is taken for a symmetric one, which tells nothing about the key that is meant. What stands in a file of
 * its own is the output of DescribeKey, which has it.
 */
function saysSpec(metadata: Element): boolean {
  const told = memberOf(metadata, "KeyMetadata") ?? metadata;
  return (
    textOf(metadata) !== null || ["KeySpec", "CustomerMasterKeySpec"].some((name) => memberOf(told, name) !== null)
  );
}
