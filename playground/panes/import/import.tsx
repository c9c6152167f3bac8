/** What AWS prints, pasted or opened from a file: the page tells what it is, and puts it where it belongs. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { guessKey, keyArn } from "../../imports/guess-key.ts";
import { importForms } from "../../imports/list.ts";
import { recognise, type Recognised } from "../../imports/recognise.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { putImport } from "../../session/put-import.ts";
import { shownKey } from "../../session/matrix.ts";
import { workspace } from "../../session/session.ts";
import { PlaceChoice } from "./place-choice.tsx";

export function Import() {
  const text = useSignal("");
  const typedKey = useSignal("");
  // An example is to learn from: one's own policies mixed into it would mean little.
  const isOwn = useSignal(workspace.value.description !== "");
  const problem = useSignal("");
  const recognised = useSignal<Recognised | null>(null);
  useSignalEffect(() => {
    const pasted = text.value;
    if (pasted.trim() === "") recognised.value = null;
    else
      void recognise(pasted).then((result) => {
        if (text.value === pasted) recognised.value = result;
      });
  });
  const found = recognised.value;
  const scope = found?.ok === true ? found.form.scope : "whole";
  const known = isOwn.value ? "" : shownKey.value;
  const key = typedKey.value || known || (found?.ok === true ? guessKey(found.value) : "");
  return (
    <Dialog title="Import">
      <p class="lead">
        Paste what the AWS CLI prints, a CloudTrail event, or a file of this page. It stays in this browser.
      </p>
      <textarea
        class="paste"
        aria-label="Text to import"
        rows={10}
        spellcheck={false}
        placeholder={"aws kms get-key-policy --key-id alias/orders\naws kms list-grants --key-id 1234abcd-…"}
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          problem.value = "";
        }}
      />
      <label class="file-choice">
        or open a file{" "}
        <input
          type="file"
          accept=".json,.yaml,.yml,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            void file?.text().then((read) => {
              text.value = read;
            });
          }}
        />
      </label>
      <p class="recognised" role="status" data-tone={found?.ok === false ? "bad" : "plain"}>
        {found === null ? "" : found.ok ? `This is ${found.form.name}.` : found.problem}
      </p>
      {scope === "whole" ? null : (
        <PlaceChoice
          isOwn={isOwn}
          keyArn={scope === "key" ? key : null}
          onKey={(typed) => {
            typedKey.value = typed;
          }}
        />
      )}
      {problem.value === "" ? null : (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <div class="dialog-actions">
        <button
          type="button"
          class="primary"
          disabled={found?.ok !== true || (scope === "key" && !keyArn.test(key))}
          onClick={() => {
            if (found?.ok === true) problem.value = putImport(found, { key, isOwn: isOwn.value });
          }}
        >
          Import
        </button>
      </div>
      <details class="known-forms">
        <summary>What can be imported</summary>
        <ul>
          {importForms.map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </details>
    </Dialog>
  );
}
