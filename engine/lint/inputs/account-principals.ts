/**
 * The users and roles of an account's authorization details, each with the policies that are attached to it or to its groups,
 * and its boundary. Source: IAM API Reference, GetAccountAuthorizationDetails.
 */

import type { Diagnostic } from "../../model/diagnostic.ts";
import { type Element, isObject, itemsOf, memberOf, report, textOf } from "../../read/element.ts";
import { parseAwsPrincipal } from "../../read/principal-entry.ts";
import type { JoinedPrincipal } from "./joined.ts";

export function principalsIn(details: Element, diagnostics: Diagnostic[]): readonly JoinedPrincipal[] {
  const managed = byName(itemsOf(memberOf(details, "Policies")), "Arn", versionInForce);
  const groups = byName(itemsOf(memberOf(details, "GroupDetailList")), "GroupName", (group) => group);
  return kinds.flatMap(({ list, id, own }) =>
    itemsOf(memberOf(details, list)).flatMap((owner): readonly JoinedPrincipal[] => {
      const arn = arnOf(owner, diagnostics);
      if (arn === null) return [];
      const memberships = itemsOf(memberOf(owner, "GroupList")).map((name) => groups.get(textOf(name) ?? "") ?? null);
      const policies = [
        ...policiesOf(owner, own, managed),
        ...memberships.flatMap((group) => (group === null ? [null] : policiesOf(group, "GroupPolicyList", managed))),
      ];
      const bound = textOf(memberOf(memberOf(owner, "PermissionsBoundary"), "PermissionsBoundaryArn"));
      const uniqueId = textOf(memberOf(owner, id));
      return [
        {
          arn,
          uniqueId: uniqueId !== null && /^A(?:ID|RO)A[A-Z0-9]+$/u.test(uniqueId) ? uniqueId : null,
          policies: policies.filter((policy) => policy !== null),
          boundary: managed.get(bound ?? "") ?? null,
          isComplete: !policies.includes(null),
        },
      ];
    }),
  );
}

const kinds = [
  { list: "UserDetailList", id: "UserId", own: "UserPolicyList" },
  { list: "RoleDetailList", id: "RoleId", own: "RolePolicyList" },
] as const;

function byName<Found>(items: readonly Element[], name: string, find: (item: Element) => Found | null) {
  return new Map(
    items.flatMap((item) => {
      const key = textOf(memberOf(item, name));
      const found = find(item);
      return key === null || found === null ? [] : [[key, found] as const];
    }),
  );
}

function versionInForce(policy: Element): Element | null {
  const versions = itemsOf(memberOf(policy, "PolicyVersionList"));
  return documentIn(
    versions.find((version) => memberOf(version, "IsDefaultVersion")?.value === true) ?? null,
    "Document",
  );
}

/** Null for each one that the output does not hold: it can be asked for some kinds of policies alone. */
function policiesOf(owner: Element, own: string, managed: ReadonlyMap<string, Element>): readonly (Element | null)[] {
  const attached = itemsOf(memberOf(owner, "AttachedManagedPolicies")).map((entry) =>
    textOf(memberOf(entry, "PolicyArn")),
  );
  return [
    ...itemsOf(memberOf(owner, own)).map((entry) => documentIn(entry, "PolicyDocument")),
    ...attached.map((arn) => managed.get(arn ?? "") ?? null),
  ];
}

function documentIn(holder: Element | null, name: string): Element | null {
  const document = memberOf(holder, name);
  return isObject(document?.value) ? document : null;
}

/** Null where there is none, or none of a user or role. */
function arnOf(owner: Element, diagnostics: Diagnostic[]): string | null {
  const element = memberOf(owner, "Arn");
  const text = textOf(element);
  if (element === null || text === null) return null;
  const entry = parseAwsPrincipal(text);
  if (!("code" in entry) && (entry.kind === "user" || entry.kind === "role")) return text;
  report(diagnostics, element, "invalid-arn", `\`${text}\` is no user or role: the ARN of one is expected`);
  return null;
}
