/** What was open before, in this browser. */

import { useEffect } from "preact/hooks";
import { Dialog } from "../../parts/dialog.tsx";
import { openWorkspace } from "../../session/edit.ts";
import { forgetAll, history, loadHistory, remember } from "../../session/history.ts";
import { workspace } from "../../session/session.ts";
import { dialog } from "../../session/view.ts";
import { fieldsOf } from "../../state/request-fields.ts";
import { shortArn } from "../../state/short-arn.ts";
import { requestFile } from "../../state/workspace.ts";

export function History() {
  useEffect(loadHistory, []);
  const list = history.value;
  return (
    <Dialog title="History">
      <div class="dialog-actions">
        <button
          type="button"
          onClick={() => {
            remember(workspace.value);
          }}
        >
          Keep what is open now
        </button>
        {list.length === 0 ? null : (
          <button type="button" class="link" onClick={forgetAll}>
            Forget all
          </button>
        )}
      </div>
      {list.length === 0 ? (
        <p class="empty">
          Nothing yet. What you replace by an example or an import is kept here, in this browser alone.
        </p>
      ) : (
        <ul class="history">
          {list.map(({ at, workspace: before }) => {
            const { principal, action } = fieldsOf(before.files[requestFile] ?? "");
            return (
              <li key={String(at)}>
                <button
                  type="button"
                  onClick={() => {
                    openWorkspace(before);
                    dialog.value = null;
                  }}
                >
                  <b>{before.title === "" ? "Untitled" : before.title}</b>
                  <span class="quiet">
                    {new Date(at).toLocaleString()} · {shortArn(principal)} {action}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Dialog>
  );
}
