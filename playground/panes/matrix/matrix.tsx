/** Who may do what with a key: every permission of KMS against every principal; a cell leads to its explanation. */

import { useSignal } from "@preact/signals";
import { catalog } from "../../session/catalog.ts";
import { asInRequest, chosenKey, matrixNow, matrixWhole, shownKey } from "../../session/matrix.ts";
import { leftOut, workspace } from "../../session/session.ts";
import type { ActionGroupName } from "../../state/action-groups.ts";
import { keysOf } from "../../state/names.ts";
import { LeftOutList } from "../explanation/left-out-list.tsx";
import { Grid } from "./grid.tsx";
import { shortArn } from "../../state/short-arn.ts";

export function Matrix() {
  const hidden = useSignal<ReadonlySet<ActionGroupName>>(new Set());
  const filter = useSignal("");
  const keys = keysOf(workspace.value.files);
  const now = matrixNow.value;
  if (keys.length === 0) return <p class="empty">The environment has no key yet. Add one, or open an example.</p>;
  return (
    <div class="matrix">
      <LeftOutList />
      <div class="matrix-controls">
        <label>
          Key{" "}
          <select
            value={shownKey.value}
            onChange={({ currentTarget }) => {
              chosenKey.value = currentTarget.value;
            }}
          >
            {keys.map(({ arn, alias }) => (
              <option key={arn} value={arn}>
                {alias === "" ? shortArn(arn) : alias}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="hidden">Filter</span>
          <input
            type="search"
            placeholder="Filter actions and principals"
            value={filter.value}
            onInput={({ currentTarget }) => {
              filter.value = currentTarget.value;
            }}
          />
        </label>
        <div class="groups" role="group" aria-label="Groups of actions">
          {catalog.value.groups.map(({ name, title }) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={!hidden.value.has(name)}
              onClick={() => {
                const next = new Set(hidden.value);
                if (!next.delete(name)) next.add(name);
                hidden.value = next;
              }}
            >
              {title}
            </button>
          ))}
        </div>
        <label class="check-label" title="Encryption context, service, endpoint and condition keys of the request">
          <input
            type="checkbox"
            checked={asInRequest.value}
            onChange={({ currentTarget }) => {
              asInRequest.value = currentTarget.checked;
            }}
          />{" "}
          as in the request
        </label>
      </div>
      {now === null || now.rows[shownKey.value] === undefined ? (
        <p class="empty" role="status">
          Asking for every cell…
        </p>
      ) : (
        <Grid
          answer={now}
          whole={leftOut.value.length === 0 ? null : matrixWhole.value}
          keyArn={shownKey.value}
          hidden={hidden.value}
          filter={filter.value.trim().toLowerCase()}
        />
      )}
    </div>
  );
}
