/** `aws kms describe-key`: what the key is. */

import { environmentOf, membersOf, textOf, withEnvironment, withPart } from "../state/environment-edit.ts";
import { shortArn } from "../state/short-arn.ts";
import { environmentFile } from "../state/workspace.ts";
import { type ImportForm, imported } from "./import-form.ts";

export const keyMetadata: ImportForm = {
  name: "a key (aws kms describe-key)",
  scope: "part",
  fits: ({ KeyMetadata: metadata }) => textOf(membersOf(metadata)["Arn"]) !== "",
  put: ({ KeyMetadata: metadata }, workspace) => {
    const { Arn, KeySpec, KeyUsage, Origin, KeyState, KeyManager, MultiRegion, MultiRegionConfiguration } =
      membersOf(metadata);
    const key = textOf(Arn);
    const environment = environmentOf(workspace.files);
    const isNew = !(key in membersOf(environment["keys"]));
    const kept = { KeySpec, KeyUsage, Origin, KeyState, KeyManager, MultiRegion, MultiRegionConfiguration };
    const next = withPart(environment, "keys", key, (part) => ({ ...part, metadata: kept }));
    return imported(
      { ...workspace, files: withEnvironment(workspace.files, next) },
      environmentFile,
      `took over what ${shortArn(key)} is`,
      isNew ? { notes: [`\`${key}\` was not in the environment and has been added; its policy is missing`] } : {},
    );
  },
};
