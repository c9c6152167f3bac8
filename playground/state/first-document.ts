/** The document that a workspace opens with: the policy of the key that is asked about, or the first that there is. */

import { documentsOf } from "./documents.ts";
import { fieldsOf } from "./request-fields.ts";
import { requestFile, type Workspace } from "./workspace.ts";

export function firstDocument({ files }: Workspace): string {
  const documents = documentsOf(files);
  const { resource } = fieldsOf(files[requestFile] ?? "");
  const policies = documents.filter(({ kind }) => kind === "key-policy");
  const asked = policies.find(({ owners }) => owners.includes(resource));
  return asked?.file ?? policies[0]?.file ?? documents[0]?.file ?? requestFile;
}
