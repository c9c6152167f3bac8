/** Whole API calls: the operations that need several permissions, and some that need one. */

import fc from "fast-check";
import type { CallDocument } from "../../engine/model/documents.ts";
import { type Caller, insiders } from "./cast.ts";
import { type InputDocument, writeInput } from "./input.ts";
import { orders, primary, replica, type WorldKey } from "./keyring.ts";
import { arbitraryRequestDraft, type RequestDraft, writeRequest } from "./request.ts";

export const operations = [
  "Decrypt",
  "ReEncrypt",
  "CreateGrant",
  "CreateAlias",
  "UpdateAlias",
  "DeleteAlias",
  "CreateKey",
  "ReplicateKey",
  "UpdatePrimaryRegion",
  "TagResource",
  "GenerateRandom",
] as const;
export type OperationName = (typeof operations)[number];

/** A call about anything, for an environment that holds `orders`, `primary` and `replica`. */
export const arbitraryCall: fc.Arbitrary<CallDocument> = fc
  .tuple(
    arbitraryRequestDraft,
    fc.constantFrom(...insiders),
    fc.constantFrom(orders, primary),
    fc.constantFrom(...operations),
  )
  .map(([draft, caller, key, operation]) => writeCall(draft, caller, key, operation));

/** The environment must hold the key, and `orders` for the operations on two keys. */
export function writeCall(draft: RequestDraft, caller: Caller, key: WorldKey, operation: OperationName): CallDocument {
  const about = { onAlias: false, sessionPolicies: [], vpcEndpoint: null, grantId: null };
  const named = writeRequest(draft, { ...about, caller, key, action: operation });
  const { action: _action, resource, input = {}, ...rest } = named;
  return { ...rest, operation, input: { ...input, ...membersOf(operation, key, resource ?? key.arn, draft) } };
}

function membersOf(operation: OperationName, key: WorldKey, name: string, draft: RequestDraft): InputDocument {
  const [alias = "alias/new"] = key.aliases;
  switch (operation) {
    case "CreateKey":
    case "GenerateRandom":
      return {};
    case "ReEncrypt":
      return { ...writeInput(draft.input, operation, key.arn), SourceKeyId: name, DestinationKeyId: orders.arn };
    case "CreateAlias":
      return { AliasName: "alias/new", TargetKeyId: key.arn };
    case "UpdateAlias":
      return { AliasName: alias, TargetKeyId: orders.arn };
    case "DeleteAlias":
      return { AliasName: alias };
    case "UpdatePrimaryRegion":
      return { KeyId: key.arn, PrimaryRegion: replica.region };
    default:
      return { KeyId: name };
  }
}
