/**
 * The keys that the files of a folder tell of. A key policy does not say whose it is. It is taken for that of a key only
 * where its folder leaves no choice: one key policy, which speaks of KMS and of the key's account, and one key that the
 * outputs of `describe-key` and `list-grants` name. Grants and metadata go by the ARN in them.
 */

import { accountOf } from "../../model/arn.ts";
import { type Element, itemsOf, memberOf, membersOf, oneOrMany, textOf } from "../../read/element.ts";
import type { PolicyDocument } from "../subject.ts";
import { groupBy } from "./group-by.ts";
import type { SharedKey } from "./input.ts";
import type { JoinedGrant, JoinedKey } from "./joined.ts";
import type { SharingFile } from "./sharing-file.ts";

export interface FolderKeys {
  /** The key whose policy is known; null where none is. */
  readonly tied: { readonly key: JoinedKey; readonly policy: PolicyDocument } | null;
  /** Keys of which the policy is not known. */
  readonly others: readonly JoinedKey[];
}

/** `othersHere` gives the files of the folder that were not given: they may leave a choice. */
export function keysIn(files: readonly SharingFile[], othersHere: () => readonly SharingFile[]): FolderKeys {
  const arns = arnsIn(files);
  const [arn, ...otherArns] = arns;
  const [policy, ...otherPolicies] = keyPoliciesIn(files);
  const isTied =
    arn !== undefined &&
    policy !== undefined &&
    otherArns.length + otherPolicies.length === 0 &&
    files.every(isRead) &&
    speaksFor(policy.document, accountOf(arn) ?? "") &&
    othersHere().every((one) => isRead(one) && keyPoliciesIn([one]).length === 0 && isOf(arn, arnsIn([one])));
  if (isTied) return { tied: { key: keyOf(arn, policy.document, files), policy }, others: [] };
  return { tied: null, others: arns.map((one) => keyOf(one, null, files)) };
}

const isRead = ({ share }: SharingFile): boolean => share !== null;
const isOf = (arn: string, arns: readonly string[]): boolean => arns.every((one) => one === arn);

function keyPoliciesIn(files: readonly SharingFile[]): readonly PolicyDocument[] {
  return files.flatMap(({ share, policies }) =>
    share === undefined ? [] : policies.filter(({ kind }) => kind === "key-policy"),
  );
}

function arnsIn(files: readonly SharingFile[]): readonly string[] {
  const keys = files.flatMap(({ share }) => share?.keys ?? []);
  return [...new Set(keys.flatMap(({ arn, isNamed }) => (isNamed ? [arn] : [])))];
}

function keyOf(arn: string, policy: Element | null, files: readonly SharingFile[]): JoinedKey {
  const shared = files.flatMap(({ share }) => share?.keys ?? []).filter((key) => key.arn === arn);
  const [metadata = {}, ...others] = shared.flatMap(({ metadata: told }) => (told === null ? [] : [told]));
  // Two answers, of different days: which of them holds is not known.
  return { arn, policy, metadata: others.length > 0 ? {} : metadata, grants: distinctGrants(shared) };
}

/** Each once; one that is told in two ways not at all. */
function distinctGrants(keys: readonly SharedKey[]): readonly JoinedGrant[] {
  const grants = keys.flatMap((key) => key.grants);
  return [...groupBy(grants, ({ value }) => value["GrantId"]).values()].flatMap((told) =>
    new Set(told.map(({ value }) => JSON.stringify(value))).size === 1 ? told.slice(0, 1) : [],
  );
}

/** Whether a policy is one of a key of the account, and not that of an endpoint, an organization or another service. */
function speaksFor(policy: Element, account: string): boolean {
  const statements = oneOrMany(memberOf(policy, "Statement") ?? policy);
  const texts = (...names: readonly string[]): readonly string[] =>
    statements.flatMap((statement) => names.flatMap((name) => textsIn(memberOf(statement, name))));
  return (
    texts("Action", "NotAction").some((action) => /^kms:/iu.test(action)) &&
    texts("Principal", "NotPrincipal").some((one) => one === account || accountOf(one) === account)
  );
}

function textsIn(element: Element | null): readonly string[] {
  if (element === null) return [];
  const text = textOf(element);
  return text === null ? [...membersOf(element), ...itemsOf(element)].flatMap(textsIn) : [text];
}
