/** The Avoid example of a lint rule's page, as a workspace to try it in. */

import { examplesOf, type PageExample } from "../../engine/lint/index.ts";
import { workspaceOf } from "../state/scenario.ts";
import { explode } from "../state/explode.ts";
import { principalsOf } from "../state/names.ts";
import type { Workspace } from "../state/workspace.ts";

const pages = import.meta.glob<string>("../../engine/lint/rules/*/rule.md", {
  query: "?raw",
  import: "default",
  eager: true,
});

const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const role = `arn:aws:iam::${account}:role/Reader`;
const policyOf = (statement: object) => ({ Version: "2012-10-17", Statement: [statement] });
const useKeys = policyOf({ Sid: "UseKeys", Effect: "Allow", Action: "kms:*", Resource: "*" });
const delegating = policyOf({
  Sid: "LetIamPoliciesDecide",
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: "kms:*",
  Resource: "*",
});

/** Null where there is no such rule. */
export function ruleWorkspace(id: string): Workspace | null {
  const page = pages[`../../engine/lint/rules/${id}/rule.md`];
  if (page === undefined) return null;
  const [example] = examplesOf(page, "Avoid");
  if (example === undefined) return null;
  const summary = page.split("\n\n")[1]?.replaceAll("\n", " ") ?? "";
  const given = environmentWith(example);
  const files = explode(given);
  const asked = Object.keys((given as { readonly keys?: object }).keys ?? {})[0] ?? key;
  const when = { principal: principalsOf(files)[0] ?? role, action: "kms:Decrypt", resource: asked };
  const { cases: _cases, ...workspace } = workspaceOf({
    title: `The lint rule ${id}`,
    description: summary,
    given,
    cases: [{ name: "", when, then: { decision: "Deny" } }],
  });
  return { ...workspace, cases: [] };
}

/** An environment in which the example's document has its place. */
function environmentWith({ kind, text }: PageExample): unknown {
  const document: unknown = JSON.parse(text);
  const principal = { identityPolicies: [{ name: "UseKeys", document: useKeys }] };
  const world = {
    principals: { [role]: principal },
    keys: { [key]: { aliases: ["alias/orders"], policy: delegating } },
  };
  switch (kind) {
    case "environment":
      return document;
    case "key-policy":
      return { ...world, keys: { [key]: { aliases: ["alias/orders"], policy: document } } };
    case "identity-policy":
      return { ...world, principals: { [role]: { identityPolicies: [{ name: "Example", document }] } } };
    case "permissions-boundary":
      return { ...world, principals: { [role]: { ...principal, permissionsBoundary: { name: "Example", document } } } };
    case "service-control-policy":
      return { ...world, accounts: { [account]: { serviceControlPolicies: [[{ name: "Example", document }]] } } };
    case "resource-control-policy":
      return { ...world, accounts: { [account]: { resourceControlPolicies: [{ name: "Example", document }] } } };
    case "vpc-endpoint-policy":
      return { ...world, vpcEndpoints: { "vpce-0a1b2c3d": { policy: document } } };
    default:
      return world;
  }
}
