/** What is asked where nothing is yet: whether the first principal may decrypt with the first key. */

import { keysOf, principalsOf } from "./names.ts";
import { printJson } from "./print-json.ts";
import { accountOf } from "./short-arn.ts";
import { type Files, requestFile } from "./workspace.ts";

export function withQuestion(files: Files): Files {
  if (files[requestFile] !== undefined) return files;
  const [principal] = principalsOf(files);
  const [key] = keysOf(files);
  const question = {
    principal: principal ?? `arn:aws:iam::${key === undefined ? "111122223333" : accountOf(key.arn)}:root`,
    action: "kms:Decrypt",
    ...(key === undefined ? {} : { resource: key.arn }),
  };
  return { [requestFile]: printJson(question), ...files };
}
