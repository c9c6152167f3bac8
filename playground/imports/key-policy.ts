/** `aws kms get-key-policy`, or a bare policy document: the policy of a key. */

import {
  environmentOf,
  fileDocument,
  type Members,
  membersOf,
  withEnvironment,
  withPart,
} from "../state/environment-edit.ts";
import { shortArn } from "../state/short-arn.ts";
import { type ImportForm, imported } from "./import-form.ts";

export const keyPolicy: ImportForm = {
  name: "a key policy (aws kms get-key-policy)",
  scope: "key",
  fits: (value) => "Statement" in value || documentIn(value) !== null,
  put: (value, workspace, { key }) => {
    const environment = environmentOf(workspace.files);
    const before = membersOf(membersOf(environment["keys"])[key]);
    const document = "Statement" in value ? value : documentIn(value);
    const name = shortArn(key)
      .replace(/^key\//u, "")
      .replace("…", "");
    const { files, file } = fileDocument(workspace.files, before["policy"], "key-policies", name, document);
    const next = withPart(environment, "keys", key, (part) => ({ ...part, policy: file }));
    return imported(
      { ...workspace, files: withEnvironment(files, next) },
      file,
      `put the policy of ${shortArn(key)} in place`,
    );
  },
};

/** The CLI prints the policy as a text in `Policy`. */
function documentIn({ Policy: policy }: Members): Members | null {
  try {
    const document: unknown = typeof policy === "string" ? JSON.parse(policy) : policy;
    return "Statement" in membersOf(document) ? membersOf(document) : null;
  } catch {
    return null;
  }
}
