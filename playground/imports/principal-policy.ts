/** `aws iam get-role-policy`, `get-user-policy`: an inline policy of a role or user. */

import {
  environmentOf,
  fileDocument,
  itemsOf,
  type Members,
  membersOf,
  textOf,
  withEnvironment,
  withPart,
} from "../state/environment-edit.ts";
import { accountOf } from "../state/short-arn.ts";
import type { Workspace } from "../state/workspace.ts";
import { documentFrom } from "./policy-text.ts";
import { type ImportForm, type Imported, imported } from "./import-form.ts";

export const principalPolicy: ImportForm = {
  name: "an identity policy (aws iam get-role-policy)",
  scope: "part",
  fits: (value) => "PolicyDocument" in value && ("RoleName" in value || "UserName" in value),
  put: (value, workspace) => {
    const environment = environmentOf(workspace.files);
    const isRole = "RoleName" in value;
    const name = textOf(isRole ? value["RoleName"] : value["UserName"]);
    const known = Object.keys(membersOf(environment["principals"])).find(
      (arn) => arn.includes(isRole ? ":role/" : ":user/") && arn.endsWith(`/${name}`),
    );
    const account = Object.keys(membersOf(environment["keys"])).map(accountOf)[0] ?? "111122223333";
    const arn = known ?? `arn:aws:iam::${account}:${isRole ? "role" : "user"}/${name}`;
    return put(value, workspace, environment, arn, known === undefined);
  },
};

function put(value: Members, workspace: Workspace, environment: Members, arn: string, isNew: boolean): Imported {
  const title = textOf(value["PolicyName"]);
  const before = itemsOf(membersOf(membersOf(environment["principals"])[arn])["identityPolicies"]);
  const same = before.find((policy) => textOf(membersOf(policy)["name"]) === title);
  const owner = arn.split("/").at(-1) ?? arn;
  const document = documentFrom(value["PolicyDocument"]);
  const { files, file } = fileDocument(
    workspace.files,
    membersOf(same)["document"],
    "identity-policies",
    `${owner}.${title}`,
    document,
  );
  const others = before.filter((policy) => policy !== same);
  const next = withPart(environment, "principals", arn, (part) => ({
    ...part,
    identityPolicies: [...others, { name: title, document: file }],
  }));
  return imported(
    { ...workspace, files: withEnvironment(files, next) },
    file,
    `put the policy ${title} of ${owner} in place`,
    isNew ? { notes: [`\`${arn}\` was not in the environment and has been added: check its account and path`] } : {},
  );
}
