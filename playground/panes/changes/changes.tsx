/** Two versions compared: the lines that differ, and every answer that does. */

import { useSignal } from "@preact/signals";
import { Icon } from "../../parts/icon.tsx";
import { askAbout } from "../../session/ask-about.ts";
import { changes } from "../../session/changes.ts";
import { baseline, openFile, workspace } from "../../session/session.ts";
import { groupFlips, type FlipGroup } from "../../state/flips.ts";
import { keysOf } from "../../state/names.ts";
import { shortArn } from "../../state/short-arn.ts";
import { textOfFile } from "../../state/workspace.ts";
import { Lines } from "./lines.tsx";

export function Changes() {
  const before = baseline.value;
  const { files } = workspace.value;
  return (
    <div class="changes">
      <div class="changes-controls">
        <button
          type="button"
          onClick={() => {
            baseline.value = files;
          }}
        >
          <Icon name="keep" /> {before === null ? "Keep this version" : "Keep this version instead"}
        </button>
        {before === null ? null : (
          <>
            <button
              type="button"
              onClick={() => {
                workspace.value = { ...workspace.value, files: before };
              }}
            >
              Go back to it
            </button>
            <button
              type="button"
              class="link"
              onClick={() => {
                baseline.value = null;
              }}
            >
              Stop comparing
            </button>
          </>
        )}
      </div>
      {before === null ? (
        <p class="lead">
          Keep this version, then change a policy: every answer that flips is listed here, for all keys, principals and
          actions.
        </p>
      ) : (
        <Result />
      )}
      <OtherVersion />
    </div>
  );
}

function Result() {
  const found = changes.value;
  if (found === null) return <p class="empty">Comparing…</p>;
  if (found.problem !== "") return <p class="problem">{found.problem}</p>;
  if (found.files.length === 0) return <p class="empty">Nothing has changed since the version that is kept.</p>;
  const groups = groupFlips(found.flips);
  return (
    <>
      <p class="flips" role="status">
        {found.flips.length === 0
          ? `No answer changes, of ${String(found.asked)} asked.`
          : `${String(found.flips.length)} of ${String(found.asked)} answers change.`}
      </p>
      <ul class="flip-groups">
        {groups.map((group) => (
          <Group key={`${group.key} ${group.principal} ${String(group.allowed)}`} group={group} />
        ))}
      </ul>
      <h2>What was changed</h2>
      {found.files.map((file) => (
        <Lines
          key={file}
          file={file}
          before={textOfFile(baseline.value ?? {}, file) ?? ""}
          after={textOfFile(workspace.value.files, file) ?? ""}
        />
      ))}
    </>
  );
}

function Group({ group: { key, principal, allowed, actions } }: { readonly group: FlipGroup }) {
  const alias = keysOf(workspace.value.files).find(({ arn }) => arn === key)?.alias ?? "";
  return (
    <li data-cell={allowed ? "allow" : "forbid"}>
      <p>
        <Icon name={allowed ? "allow" : "deny"} />
        <b title={principal}>{shortArn(principal)}</b>
        <span>
          {allowed ? "may now" : "may no longer"}, on <span title={key}>{alias === "" ? shortArn(key) : alias}</span>
        </span>
      </p>
      <div class="flip-actions">
        {actions.map((action) => (
          <button
            key={action}
            type="button"
            class="chip"
            onClick={() => {
              askAbout({ principal, action, resource: key });
            }}
          >
            {action.slice("kms:".length)}
          </button>
        ))}
      </div>
    </li>
  );
}

/** Another version of the open document, pasted. */
function OtherVersion() {
  const text = useSignal("");
  return (
    <details class="other-version">
      <summary>Compare with a version from elsewhere</summary>
      <label>
        Another version of <code>{openFile.value}</code>, from before
        <textarea
          rows={6}
          spellcheck={false}
          placeholder="Paste a policy document"
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <button
        type="button"
        disabled={text.value.trim() === ""}
        onClick={() => {
          baseline.value = { ...workspace.value.files, [openFile.value]: text.value };
        }}
      >
        Compare
      </button>
    </details>
  );
}
