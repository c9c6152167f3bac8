/** Who asks for what, on which key: the request's three questions, and in words what else it says. */

import { useComputed } from "@preact/signals";
import { editFile } from "../../session/edit.ts";
import { openFile, workspace } from "../../session/session.ts";
import { catalog } from "../../session/catalog.ts";
import { side } from "../../session/view.ts";
import { keysOf, principalsOf } from "../../state/names.ts";
import { circumstancesOf, fieldsOf, withAction, withPrincipal, withResource } from "../../state/request-fields.ts";
import { shortArn } from "../../state/short-arn.ts";
import { requestFile } from "../../state/workspace.ts";
import { Field } from "./field.tsx";

export function Question() {
  const text = useComputed(() => workspace.value.files[requestFile] ?? "").value;
  const { principal, action, resource, resourceMember } = fieldsOf(text);
  const { files } = workspace.value;
  const keys = keysOf(files);
  const aliasOf = (arn: string): string => keys.find((key) => key.arn === arn)?.alias ?? "";
  const circumstances = circumstancesOf(text);
  const edit = (change: (text: string, value: string) => string) => (value: string) => {
    editFile(requestFile, change(workspace.value.files[requestFile] ?? "", value));
  };
  return (
    <section class="question" aria-label="Question">
      <Field
        label="May"
        value={principal}
        choices={principalsOf(files)}
        placeholder="arn:aws:iam::111122223333:role/Reader"
        onValue={edit(withPrincipal)}
      />
      <Field
        label="do"
        value={action}
        choices={catalog.value.actions}
        placeholder="kms:Decrypt"
        narrow
        onValue={edit(withAction)}
      />
      <Field
        label="with"
        alias={aliasOf(resource)}
        value={resourceMember === null ? resource.split(" → ").map(shortArn).join(" → ") : resource}
        choices={keys.flatMap(({ arn, alias }) => (alias === "" ? [arn] : [arn, alias]))}
        placeholder="no key"
        disabled={resourceMember === null}
        onValue={edit(withResource)}
      />
      <p class="circumstances">
        {circumstances.map((said) => (
          <span key={said} class="chip plain">
            {said}
          </span>
        ))}
        <button
          type="button"
          class="link"
          onClick={() => {
            openFile.value = requestFile;
            side.value = "documents";
          }}
        >
          {circumstances.length === 0 ? "Add an encryption context, a service, an endpoint…" : "Edit the request"}
        </button>
      </p>
    </section>
  );
}
