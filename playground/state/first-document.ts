/** The document that a workspace opens with: the policy of the key that is asked about, or the first that there is. */

import { parse } from "jsonc-parser";
import { documentsOf } from "./documents.ts";
import { requestFile, type Workspace } from "./workspace.ts";

export function firstDocument({ files }: Workspace): string {
  const documents = documentsOf(files);
  const request = parse(files[requestFile] ?? "") as { readonly resource?: unknown } | undefined;
  const policies = documents.filter(({ kind }) => kind === "key-policy");
  const asked = policies.find(({ owners }) => owners.includes(String(request?.resource)));
  return asked?.file ?? policies[0]?.file ?? documents[0]?.file ?? requestFile;
}
