/** `aws iam get-account-authorization-details`: the policies of all users, groups and roles, and the managed ones. */

import { type Element, isObject, itemsOf, memberOf, textOf } from "../../read/element.ts";
import { principalsIn } from "./account-principals.ts";
import { barePolicy, type InputForm } from "./input.ts";

const lists = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"];
const inline = ["UserPolicyList", "GroupPolicyList", "RolePolicyList"];

export const accountDetails: InputForm = {
  name: "account-authorization-details",
  words: lists,
  fits: ({ value }) => isObject(value) && lists.some((name) => Array.isArray(value[name])),
  read: (document, { diagnostics }) => {
    const owners = lists.flatMap((name) => itemsOf(memberOf(document, name)));
    return {
      policies: [...owners.flatMap(inlinePolicies), ...owners.flatMap(managedPolicies)],
      environments: [],
      share: { keys: [], principals: principalsIn(document, diagnostics) },
    };
  },
};

function inlinePolicies(owner: Element) {
  return inline
    .flatMap((name) => itemsOf(memberOf(owner, name)))
    .flatMap((entry) => identityPolicy(memberOf(entry, "PolicyDocument"), textOf(memberOf(entry, "PolicyName"))));
}

/** Only the version in force counts. */
function managedPolicies(owner: Element) {
  return itemsOf(memberOf(owner, "PolicyVersionList"))
    .filter((version) => memberOf(version, "IsDefaultVersion")?.value === true)
    .flatMap((version) => identityPolicy(memberOf(version, "Document"), textOf(memberOf(owner, "PolicyName"))));
}

function identityPolicy(document: Element | null, name: string | null) {
  return document === null ? [] : [barePolicy(document, "identity-policy", name)];
}
