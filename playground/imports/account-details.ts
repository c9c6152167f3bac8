/**
 * `aws iam get-account-authorization-details`: users and roles with the policies that are attached to them or to their
 * groups, their boundaries and tags. Source: IAM API Reference, GetAccountAuthorizationDetails.
 */

import { explode } from "../state/explode.ts";
import { environmentOf, itemsOf, type Members, membersOf, textOf, withEnvironment } from "../state/environment-edit.ts";
import { environmentFile } from "../state/workspace.ts";
import { type ImportForm, imported } from "./import-form.ts";
import { documentFrom } from "./policy-text.ts";

export const accountDetails: ImportForm = {
  name: "users and roles (aws iam get-account-authorization-details)",
  scope: "part",
  fits: (value) => ["UserDetailList", "RoleDetailList", "GroupDetailList"].some((name) => Array.isArray(value[name])),
  put: (value, workspace) => {
    const missing = new Set<string>();
    const principals = principalsIn(value, missing);
    const taken = explode({ principals });
    const { [environmentFile]: skeleton = "{}", ...documents } = taken;
    const environment = environmentOf(workspace.files);
    const found = membersOf((JSON.parse(skeleton) as Members)["principals"]);
    const next = { ...environment, principals: { ...membersOf(environment["principals"]), ...found } };
    const count = Object.keys(principals).length;
    return imported(
      { ...workspace, files: withEnvironment({ ...workspace.files, ...documents }, next) },
      environmentFile,
      count === 1 ? "took over a user or role" : `took over ${String(count)} users and roles`,
      missing.size === 0
        ? {}
        : {
            notes: [
              `attached, and not in this output: ${[...missing].join(", ")}; ask with --filter that includes them`,
            ],
          },
    );
  },
};

function principalsIn(details: Members, missing: Set<string>): Readonly<Record<string, Members>> {
  const managed = new Map(
    itemsOf(details["Policies"]).map((policy) => [textOf(membersOf(policy)["Arn"]), membersOf(policy)] as const),
  );
  const groups = new Map(
    itemsOf(details["GroupDetailList"]).map(
      (group) => [textOf(membersOf(group)["GroupName"]), membersOf(group)] as const,
    ),
  );
  const users = itemsOf(details["UserDetailList"]).map((user) => {
    const members = membersOf(user);
    const own = itemsOf(members["GroupList"]).flatMap((name): readonly Members[] => [groups.get(textOf(name)) ?? {}]);
    const policies = [
      ...inline(members, "UserPolicyList"),
      ...attached(members),
      ...own.flatMap((group) => [...inline(group, "GroupPolicyList"), ...attached(group)]),
    ];
    return principal(members, textOf(members["UserId"]), policies);
  });
  const roles = itemsOf(details["RoleDetailList"]).map((role) => {
    const members = membersOf(role);
    return principal(members, textOf(members["RoleId"]), [...inline(members, "RolePolicyList"), ...attached(members)]);
  });
  return Object.fromEntries([...users, ...roles]);

  function principal(members: Members, uniqueId: string, identityPolicies: readonly unknown[]) {
    const boundary = textOf(membersOf(members["PermissionsBoundary"])["PermissionsBoundaryArn"]);
    const tags = itemsOf(members["Tags"]);
    const bound = boundary === "" ? null : document(boundary);
    const part = {
      ...(uniqueId === "" ? {} : { uniqueId }),
      ...(tags.length === 0 ? {} : { tags }),
      identityPolicies,
      ...(bound === null ? {} : { permissionsBoundary: bound }),
    };
    return [textOf(members["Arn"]), part] as const;
  }

  function attached(owner: Members): readonly unknown[] {
    return itemsOf(owner["AttachedManagedPolicies"]).flatMap(
      (policy) => document(textOf(membersOf(policy)["PolicyArn"])) ?? [],
    );
  }

  /** The version in force. */
  function document(arn: string): { readonly name: string; readonly document: unknown } | null {
    const versions = itemsOf(managed.get(arn)?.["PolicyVersionList"]).map(membersOf);
    const current = versions.find((version) => version["IsDefaultVersion"] === true);
    if (current !== undefined)
      return { name: arn.split("/").at(-1) ?? arn, document: documentFrom(current["Document"]) };
    missing.add(arn);
    return null;
  }
}

function inline(owner: Members, list: string): readonly unknown[] {
  return itemsOf(owner[list]).map((policy) => {
    const { PolicyName: name, PolicyDocument: text } = membersOf(policy);
    return { name: textOf(name), document: documentFrom(text) };
  });
}
