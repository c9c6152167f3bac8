/** Adds a grant to a key: behind those that it has, in their file or in one that they get now. */

import {
  type Filed,
  fileDocument,
  itemsOf,
  type Members,
  membersOf,
  withEnvironment,
  withPart,
} from "./environment-edit.ts";
import { accountOf, shortArn } from "./short-arn.ts";
import { type Files, textOfFile } from "./workspace.ts";

/** @throws SyntaxError where the key's grants are no JSON. */
export function addGrant(files: Files, environment: Members, key: string): Filed {
  const known = membersOf(membersOf(environment["keys"])[key])["grants"];
  const list = grantsIn(files, known);
  const [grantee = `arn:aws:iam::${accountOf(key)}:role/MyRole`] = Object.keys(membersOf(environment["principals"]));
  const grant = { GrantId: `grant-${String(list.length + 1)}`, GranteePrincipal: grantee, Operations: ["Decrypt"] };
  const name = shortArn(key).split("/").at(-1) ?? key;
  const { files: filed, file } = fileDocument(files, known, "grants", name.replace("…", ""), [...list, grant]);
  const next = withPart(environment, "keys", key, (part) => ({ ...part, grants: file }));
  return { files: withEnvironment(filed, next), file };
}

/** A list, or what `aws kms list-grants` prints; in a file of its own, or in the environment itself. */
function grantsIn(files: Files, known: unknown): readonly unknown[] {
  const text = typeof known === "string" ? textOfFile(files, known) : undefined;
  const value = text === undefined ? known : (JSON.parse(text) as unknown);
  return itemsOf(membersOf(value)["Grants"] ?? value);
}
