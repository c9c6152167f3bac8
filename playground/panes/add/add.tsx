/** Something more in the environment: what, and whose. */

import { useComputed, useSignal } from "@preact/signals";
import { Dialog } from "../../parts/dialog.tsx";
import { openFile, workspace } from "../../session/session.ts";
import { dialog, side } from "../../session/view.ts";
import { accountsOf, type Addable, addable, addDocument, ownerOf, suggestedOwner } from "../../state/add-document.ts";
import { keysOf, principalsOf } from "../../state/names.ts";

const titles: Readonly<Record<Addable, string>> = {
  principal: "A user or role",
  key: "A key with its policy",
  "identity-policy": "An identity policy",
  "permissions-boundary": "A permissions boundary",
  "session-policy": "A session policy",
  grants: "A grant",
  "service-control-policy": "A service control policy (a level more)",
  "resource-control-policy": "A resource control policy",
  "vpc-endpoint-policy": "A VPC endpoint with its policy",
};

const ownerLabels = {
  principal: "of",
  key: "on",
  account: "of the account",
  new: "called",
  endpoint: "called",
  none: "",
};
const isNamed: readonly Addable[] = [
  "identity-policy",
  "permissions-boundary",
  "session-policy",
  "service-control-policy",
  "resource-control-policy",
];

export function Add() {
  const kind = useSignal<Addable>("identity-policy");
  const name = useSignal("NewPolicy");
  const chosen = useSignal("");
  const problem = useSignal("");
  const choices = useComputed(() => choicesFor(kind.value));
  const owner =
    chosen.value === "" ? (choices.value[0] ?? suggestedOwner(workspace.value.files, kind.value)) : chosen.value;
  const wants = ownerOf[kind.value];
  return (
    <Dialog title="Add">
      <label class="stacked">
        What
        <select
          value={kind.value}
          onChange={({ currentTarget }) => {
            kind.value = addable.find((one) => one === currentTarget.value) ?? "identity-policy";
            chosen.value = "";
          }}
        >
          {addable.map((one) => (
            <option key={one} value={one}>
              {titles[one]}
            </option>
          ))}
        </select>
      </label>
      {wants === "none" ? null : (
        <label class="stacked">
          {ownerLabels[wants]}
          <input
            type="text"
            list="owner-choices"
            value={owner}
            spellcheck={false}
            onInput={({ currentTarget }) => {
              chosen.value = currentTarget.value.trim();
            }}
          />
          <datalist id="owner-choices">
            {choices.value.map((choice) => (
              <option key={choice} value={choice} />
            ))}
          </datalist>
        </label>
      )}
      {isNamed.includes(kind.value) ? (
        <label class="stacked">
          Name
          <input
            type="text"
            value={name.value}
            onInput={({ currentTarget }) => {
              name.value = currentTarget.value;
            }}
          />
        </label>
      ) : null}
      {problem.value === "" ? null : (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <div class="dialog-actions">
        <button
          type="button"
          class="primary"
          onClick={() => {
            try {
              const { files, file } = addDocument(workspace.value.files, kind.value, owner, name.value || "NewPolicy");
              workspace.value = { ...workspace.value, files };
              openFile.value = file;
              side.value = "documents";
              dialog.value = null;
            } catch (error) {
              if (!(error instanceof SyntaxError)) throw error;
              problem.value = `A document must be readable first: ${error.message}`;
            }
          }}
        >
          Add
        </button>
      </div>
    </Dialog>
  );
}

function choicesFor(kind: Addable): readonly string[] {
  const { files } = workspace.value;
  try {
    switch (ownerOf[kind]) {
      case "principal":
        return principalsOf(files).filter((name) => name.includes(":iam:"));
      case "key":
        return keysOf(files).map(({ arn }) => arn);
      case "account":
        return accountsOf(files);
      default:
        return [];
    }
  } catch {
    return [];
  }
}
