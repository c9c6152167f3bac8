/** What AWS prints, pasted or opened from a file: the page tells what it is, and puts it where it belongs. */

import { useComputed, useSignal } from "@preact/signals";
import { recognise } from "../../imports/recognise.ts";
import { importForms } from "../../imports/list.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { putImport } from "../../session/put-import.ts";
import { shownKey } from "../../session/matrix.ts";
import { workspace } from "../../session/session.ts";
import { keysOf } from "../../state/names.ts";
import { shortArn } from "../../state/short-arn.ts";

export function Import() {
  const text = useSignal("");
  const key = useSignal(shownKey.value);
  const problem = useSignal("");
  const found = useComputed(() => (text.value.trim() === "" ? null : recognise(text.value))).value;
  const keys = keysOf(workspace.value.files);
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
          accept=".json,application/json"
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
      {found?.ok === true && found.form.needsKey && keys.length > 1 ? (
        <label>
          of the key{" "}
          <select
            value={key.value}
            onChange={({ currentTarget }) => {
              key.value = currentTarget.value;
            }}
          >
            {keys.map(({ arn, alias }) => (
              <option key={arn} value={arn}>
                {alias === "" ? shortArn(arn) : alias}
              </option>
            ))}
          </select>
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
          disabled={found?.ok !== true}
          onClick={() => {
            if (found?.ok === true) problem.value = putImport(found, key.value);
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
