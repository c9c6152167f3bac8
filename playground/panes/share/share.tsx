/** A link that holds everything, and a file of the same. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { Dialog } from "../../parts/dialog.tsx";
import { answered, baseline, leftOut, workspace } from "../../session/session.ts";
import { packShared } from "../../share/link.ts";
import { messageOf } from "../../state/message-of.ts";
import { printJson } from "../../state/print-json.ts";
import { scenarioOf } from "../../state/scenario.ts";

export function Share() {
  const link = useSignal("");
  const isTooLarge = useSignal(false);
  const said = useSignal("");
  useSignalEffect(() => {
    const shared = { workspace: workspace.value, before: baseline.value, without: leftOut.value };
    void packShared(shared).then((packed) => {
      link.value = packed === null ? "" : `${location.href.replace(/#.*$/u, "")}#w=${packed}`;
      isTooLarge.value = packed === null;
    });
  });
  return (
    <Dialog title="Share and save">
      <label class="stacked">
        Title
        <input
          type="text"
          placeholder="Untitled"
          value={workspace.value.title}
          onInput={({ currentTarget }) => {
            workspace.value = { ...workspace.value, title: currentTarget.value };
          }}
        />
      </label>
      <label class="stacked">
        Link
        <input
          type="text"
          readOnly
          value={link.value}
          onFocus={({ currentTarget }) => {
            currentTarget.select();
          }}
        />
      </label>
      {isTooLarge.value ? (
        <p class="problem" role="alert">
          This is too much for a link: save it as a file.
        </p>
      ) : null}
      <p class="quiet">
        The link holds all documents, the question and the assertions
        {baseline.value === null ? "" : ", and the version kept for comparison"} (
        {(link.value.length / 1000).toFixed(1)} kB), after the #: browsers do not send that part to a server. Whoever
        has the link can read it all.
      </p>
      <div class="dialog-actions">
        <button
          type="button"
          class="primary"
          disabled={link.value === ""}
          onClick={() => {
            navigator.clipboard.writeText(link.value).then(
              () => {
                said.value = "Copied.";
              },
              () => {
                said.value = "The browser does not let the page copy: select the link and copy it.";
              },
            );
          }}
        >
          Copy link
        </button>
        <button
          type="button"
          onClick={() => {
            said.value = saveScenario();
          }}
        >
          Save as a file
        </button>
        <span role="status">{said.value}</span>
      </div>
      <p class="quiet">
        The file is a scenario: <code>kms-cedar test</code> runs it, <code>kms-cedar explain</code> asks it.
      </p>
    </Dialog>
  );
}

/** What was done, or why it could not be. */
function saveScenario(): string {
  try {
    const scenario = scenarioOf(workspace.value, answered.value?.answer.decision ?? "Deny");
    const url = URL.createObjectURL(new Blob([printJson(scenario)], { type: "application/json" }));
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.download = `${
      scenario.title
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/gu, "-")
        .replaceAll(/^-|-$/gu, "") || "scenario"
    }.json`;
    anchor.click();
    URL.revokeObjectURL(url);
    return "Saved.";
  } catch (error) {
    return `A document is no JSON yet, and a scenario cannot hold it: ${messageOf(error)}`;
  }
}
