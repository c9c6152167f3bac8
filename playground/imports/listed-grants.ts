/** `aws kms list-grants`: the grants of the key that they name. */

import {
  environmentOf,
  fileDocument,
  itemsOf,
  membersOf,
  textOf,
  withEnvironment,
  withPart,
} from "../state/environment-edit.ts";
import { shortArn } from "../state/short-arn.ts";
import { type ImportForm, imported } from "./import-form.ts";

export const listedGrants: ImportForm = {
  name: "grants (aws kms list-grants)",
  scope: "key",
  fits: ({ Grants: grants }) => Array.isArray(grants),
  put: ({ Grants: list }, workspace, target) => {
    const environment = environmentOf(workspace.files);
    const named =
      itemsOf(list)
        .map((grant) => textOf(membersOf(grant)["KeyId"]))
        .find((id) => id !== "") ?? "";
    const keys = Object.keys(membersOf(environment["keys"]));
    const key = named.startsWith("arn:")
      ? named
      : (keys.find((arn) => named !== "" && arn.endsWith(`/${named}`)) ?? target.key);
    const before = membersOf(membersOf(environment["keys"])[key]);
    const name = shortArn(key)
      .replace(/^key\//u, "")
      .replace("…", "");
    const { files, file } = fileDocument(workspace.files, before["grants"], "grants", name, list);
    const next = withPart(environment, "keys", key, (part) => ({ ...part, grants: file }));
    const count = itemsOf(list).length;
    return imported(
      { ...workspace, files: withEnvironment(files, next) },
      file,
      `put ${String(count)} grant${count === 1 ? "" : "s"} of ${shortArn(key)} in place`,
      keys.includes(key)
        ? {}
        : { notes: [`\`${key}\` was not in the environment and has been added; its policy is missing`] },
    );
  },
};
