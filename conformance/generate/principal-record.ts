/** Records of users and roles: tags, a unique id, identity policies and a boundary. */

import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import type { Caller } from "./cast.ts";
import { type NamedPolicy, type PolicyDraft, writeAttached } from "./policy.ts";
import type { StatementDocument } from "./policy-document.ts";

export type PrincipalRecord = NonNullable<EnvironmentDocument["principals"]>[string];

/** What the plots attach to a principal; a boundary of null is none. */
export interface AttachedPolicies {
  readonly identity: readonly StatementDocument[];
  readonly boundary: readonly StatementDocument[] | null;
}

export function writePrincipalRecord(
  { uniqueId, tags }: Caller,
  { identity, boundary }: AttachedPolicies,
  draft: PolicyDraft,
  asAws: boolean,
): PrincipalRecord {
  const named = Object.entries(tags);
  const apart = draft.bare && identity.length > 1;
  const policies: readonly NamedPolicy[] = apart
    ? identity.map((statement) => writeAttached(draft, [statement]))
    : [writeAttached(draft, identity)];
  return {
    ...(uniqueId === null ? {} : { uniqueId }),
    ...(named.length === 0 ? {} : { tags: writeTags(tags, asAws) }),
    ...(identity.length === 0 ? {} : { identityPolicies: policies }),
    ...(boundary === null ? {} : { permissionsBoundary: writeAttached(draft, boundary) }),
  };
}

/** Tags as an object, or as AWS lists them. */
export function writeTags(
  tags: Readonly<Record<string, string>>,
  asAws: boolean,
): Readonly<Record<string, string>> | readonly { readonly Key: string; readonly Value: string }[] {
  return asAws ? Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) : tags;
}
