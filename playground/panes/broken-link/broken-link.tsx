/** A link that cannot be opened: why, and where to go from here. */

import { Dialog } from "../../parts/dialog.tsx";
import { openWorkspace } from "../../session/edit.ts";
import { dialog, linkProblem } from "../../session/view.ts";
import { blankWorkspace } from "../../state/blank.ts";
import { Prose } from "../../parts/prose.tsx";

export function BrokenLink() {
  return (
    <Dialog title="This link does not open">
      <p role="alert">
        <Prose text={linkProblem.value} />.
      </p>
      <p class="quiet">Ask whoever sent it for a new one. What was open in this browser before is still here.</p>
      <div class="dialog-actions">
        <button
          type="button"
          class="primary"
          onClick={() => {
            openWorkspace(blankWorkspace);
            dialog.value = null;
          }}
        >
          Start blank
        </button>
        <button
          type="button"
          onClick={() => {
            dialog.value = "gallery";
          }}
        >
          Look at the examples
        </button>
        <button
          type="button"
          onClick={() => {
            dialog.value = null;
          }}
        >
          Go on as before
        </button>
      </div>
    </Dialog>
  );
}
