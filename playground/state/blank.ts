/** What there is to begin with: one key with the default policy, one role without any. */

import { printJson } from "./print-json.ts";
import { workspaceOf } from "./scenario.ts";
import { environmentFile, type Workspace } from "./workspace.ts";

const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const role = `arn:aws:iam::${account}:role/MyRole`;

const statement = {
  Sid: "Enable IAM User Permissions",
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: "kms:*",
  Resource: "*",
};
const identityPolicy = { name: "MyPolicy", document: { Version: "2012-10-17", Statement: [] } };

const filled = workspaceOf({
  title: "",
  given: {
    principals: { [role]: { identityPolicies: [identityPolicy] } },
    keys: { [key]: { aliases: ["alias/my-key"], policy: { Version: "2012-10-17", Statement: [statement] } } },
  },
  cases: [{ name: "", when: { principal: role, action: "kms:Decrypt", resource: key }, then: { decision: "Deny" } }],
});

export const blankWorkspace: Workspace = { ...filled, cases: [] };

/** Nothing, for what fills it. An environment needs its list of keys. */
export const emptyWorkspace: Workspace = {
  title: "",
  description: "",
  files: { [environmentFile]: printJson({ keys: {} }) },
  cases: [],
};
