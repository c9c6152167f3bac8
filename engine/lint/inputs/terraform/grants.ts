/** The grants of a plan, as ListGrants would return them. Source: Terraform Registry, aws_kms_grant. */

import type { Diagnostic } from "../../../model/diagnostic.ts";
import { type Element, itemsOf, memberOf, membersOf, pointerOf, rootElement, textOf } from "../../../read/element.ts";
import { grantFrom } from "../../../read/grant.ts";
import { noSource } from "../../../read/source.ts";
import type { JoinedGrant, JoinedKey } from "../joined.ts";
import { configuredAddress, referencesOf } from "./configuration.ts";
import type { Planned } from "./planned.ts";

const value = ({ after }: Planned, name: string): string | null => textOf(memberOf(after, name));

const addressOf = ({ element }: Planned): string => textOf(memberOf(element, "address")) ?? "grant";

/** None where the plan leaves open to whom or what, or where it is no grant that KMS would make. */
export function grantOf(grant: Planned): readonly JoinedGrant[] {
  const operations = memberOf(grant.after, "operations");
  const grantee = value(grant, "grantee_principal");
  if (grantee === null || operations === null || faultsOf(grant).length > 0) return [];
  if (itemsOf(operations).some((one) => textOf(one) === null)) return [];
  return [{ value: listed(grant, grantee), element: grant.after, operations }];
}

/** Tells what makes a grant one that KMS would not make, whether its key is known or not. */
export function checkGrants(resources: readonly Planned[], diagnostics: Diagnostic[]): void {
  for (const grant of resources.filter(({ type }) => type === "aws_kms_grant")) diagnostics.push(...faultsOf(grant));
}

/** The keys of grants, where nothing counts of these but their types. */
export function keysOfGrants(plan: Element, resources: readonly Planned[]): readonly JoinedKey[] {
  const keys = new Map<string, JoinedKey>();
  for (const grant of resources.filter(({ type }) => type === "aws_kms_grant")) {
    const references = referencesOf(plan, addressOf(grant), "key_id");
    const id = value(grant, "key_id");
    const key = resources.find(
      (one) =>
        one.type === "aws_kms_key" &&
        (id === null
          ? references.includes(configuredAddress(addressOf(one)))
          : [value(one, "arn"), value(one, "key_id")].includes(id)),
    );
    const name = id ?? addressOf(key ?? grant);
    const { arn = `${nowhere}${String(keys.size)}`, grants = [] } = keys.get(name) ?? {};
    const metadata = key === undefined ? {} : metadataOf(key);
    keys.set(name, { arn, policy: null, metadata, grants: [...grants, ...grantOf(grant)] });
  }
  return [...keys.values()].filter(({ grants }) => grants.length > 0);
}

/** What rules say of grants alone does not hang on the key's account, and no message shows the key. */
const nowhere = "arn:aws:kms:us-east-1:000000000000:key/unnamed-";

export function metadataOf(key: Planned): Readonly<Record<string, unknown>> {
  const spec = value(key, "customer_master_key_spec");
  const usage = value(key, "key_usage");
  return { ...(spec === null ? {} : { KeySpec: spec }), ...(usage === null ? {} : { KeyUsage: usage }) };
}

function listed(grant: Planned, grantee: string): Readonly<Record<string, unknown>> {
  const [constraint] = itemsOf(memberOf(grant.after, "constraints"));
  const equals = memberOf(constraint ?? null, "encryption_context_equals");
  const subset = memberOf(constraint ?? null, "encryption_context_subset");
  const constraints = {
    ...(equals === null || membersOf(equals).length === 0 ? {} : { EncryptionContextEquals: equals.value }),
    ...(subset === null || membersOf(subset).length === 0 ? {} : { EncryptionContextSubset: subset.value }),
  };
  const retiring = value(grant, "retiring_principal");
  return {
    GrantId: value(grant, "grant_id") ?? addressOf(grant),
    GranteePrincipal: grantee,
    Operations: memberOf(grant.after, "operations")?.value ?? [],
    ...(retiring === null || retiring === "" ? {} : { RetiringPrincipal: retiring }),
    ...(Object.keys(constraints).length === 0 ? {} : { Constraints: constraints }),
  };
}

/** Whom only the apply knows, is somebody. */
const somebody = "000000000000";

function faultsOf(grant: Planned): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  grantFrom(rootElement(listed(grant, value(grant, "grantee_principal") ?? somebody), noSource), faults);
  const { source } = grant.after;
  return faults.map(({ code, message, pointer }) => {
    const [, name = "", rest = ""] = /^\/(\w+)(\/\d+)?/u.exec(pointer) ?? [];
    const at = pointerOf(grant.after) + (written[name] ?? "") + rest;
    const { line, column } = source.locate(at) ?? { line: null, column: null };
    return { code, message, file: source.file, line, column, pointer: at };
  });
}

const written: Readonly<Record<string, string | undefined>> = {
  Operations: "/operations",
  GranteePrincipal: "/grantee_principal",
  RetiringPrincipal: "/retiring_principal",
  Constraints: "/constraints",
};
