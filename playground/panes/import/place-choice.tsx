/** Where an import goes: among what is open, or into a workspace of its own; and to which key, where the text names none. */

import type { Signal } from "@preact/signals";
import { keyArn as arnForm } from "../../imports/guess-key.ts";
import { workspace } from "../../session/session.ts";
import { keysOf } from "../../state/names.ts";

interface PlaceChoiceProps {
  readonly isOwn: Signal<boolean>;
  /** Null where the text needs none. */
  readonly keyArn: string | null;
  readonly onKey: (key: string) => void;
}

export function PlaceChoice({ isOwn, keyArn: key, onKey }: PlaceChoiceProps) {
  const { title, files } = workspace.value;
  const keys = keysOf(files);
  return (
    <>
      <fieldset class="place-choice">
        <legend>Put it into</legend>
        {[true, false].map((own) => (
          <label key={String(own)}>
            <input
              type="radio"
              name="place"
              checked={isOwn.value === own}
              onChange={() => {
                isOwn.value = own;
              }}
            />
            {own ? "a new workspace" : `what is open: ${title === "" ? "Untitled" : title}`}
          </label>
        ))}
      </fieldset>
      {key === null ? null : (
        <label class="stacked">
          Of the key
          <input
            type="text"
            list="import-keys"
            value={key}
            spellcheck={false}
            aria-invalid={!arnForm.test(key)}
            onInput={({ currentTarget }) => {
              onKey(currentTarget.value.trim());
            }}
          />
          <datalist id="import-keys">
            {keys.map(({ arn, alias }) => (
              <option key={arn} value={arn}>
                {alias}
              </option>
            ))}
          </datalist>
          {arnForm.test(key) ? null : (
            <span class="problem">The ARN of a key, as arn:aws:kms:REGION:ACCOUNT:key/ID</span>
          )}
        </label>
      )}
    </>
  );
}
