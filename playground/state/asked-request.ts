/**
 * What is asked. `request.json` names its session policies by path, as an environment names the others, so that each has an
 * editor of its own; a scenario, an assertion or a pasted request holds them itself.
 */

import { fileDocument, itemsOf, type Members, membersOf, textOf } from "./environment-edit.ts";
import { valueIn } from "./json-text.ts";
import { printJson } from "./print-json.ts";
import { type Files, requestFile, textOfFile } from "./workspace.ts";

/** The request whole, for elsewhere. @throws SyntaxError where it or one of its policies is no JSON. */
export function requestIn(files: Files): unknown {
  const request = JSON.parse(files[requestFile] ?? "{}") as unknown;
  return changingPolicies(request, (policy) => {
    const text = typeof policy === "string" ? textOfFile(files, policy) : undefined;
    return text === undefined ? policy : (JSON.parse(text) as unknown);
  });
}

/** Another request in place of the one before; its session policies become files, and those of the one before go. */
export function withRequest(files: Files, request: unknown): Files {
  const gone = sessionPolicyFiles(files);
  let rest: Files = Object.fromEntries(Object.entries(files).filter(([file]) => !gone.includes(file)));
  const name = textOf(membersOf(request)["principal"]).split("/").at(-1) ?? "";
  const filed = changingPolicies(request, (policy) => {
    if (typeof policy === "string") return policy;
    const put = fileDocument(rest, null, "session-policies", name, policy);
    rest = put.files;
    return put.file;
  });
  return { ...rest, [requestFile]: printJson(filed) };
}

/** The files that the request names as its session policies, also where its text is broken. */
export function sessionPolicyFiles(files: Files): readonly string[] {
  const { policies } = membersOf(membersOf(valueIn(files[requestFile]))["session"]);
  return itemsOf(policies).filter(
    (path) => typeof path === "string" && textOfFile(files, path) !== undefined,
  ) as string[];
}

function changingPolicies(request: unknown, change: (policy: unknown) => unknown): unknown {
  const { session } = membersOf(request);
  const { policies } = membersOf(session);
  if (!Array.isArray(policies)) return request;
  return { ...(request as Members), session: { ...(session as Members), policies: policies.map(change) } };
}
