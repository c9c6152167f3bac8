/** The examples: a title, what there is to learn, and a way in. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { gallery } from "../../examples/gallery.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { openWorkspace } from "../../session/edit.ts";
import { workspace } from "../../session/session.ts";
import { dialog } from "../../session/view.ts";
import { blankWorkspace } from "../../state/blank.ts";
import { type Scenario, workspaceOf } from "../../state/scenario.ts";

export function Gallery() {
  const loaded = useSignal<Readonly<Record<string, Scenario>>>({});
  useSignalEffect(() => {
    void Promise.all(gallery.map(async ({ id, load }) => [id, (await load()) as Scenario] as const)).then((list) => {
      loaded.value = Object.fromEntries(list);
    });
  });
  return (
    <Dialog title="Examples" wide>
      <ul class="gallery">
        {gallery.map(({ id, about }) => {
          const scenario = loaded.value[id];
          return (
            <li key={id}>
              <button
                type="button"
                disabled={scenario === undefined}
                aria-current={scenario !== undefined && scenario.title === workspace.value.title ? "true" : undefined}
                onClick={() => {
                  if (scenario === undefined) return;
                  openWorkspace(workspaceOf(scenario));
                  dialog.value = null;
                }}
              >
                <span class="about">{about}</span>
                <b>{scenario?.title ?? "…"}</b>
                <span class="learn">{scenario?.description ?? ""}</span>
              </button>
            </li>
          );
        })}
        <li>
          <button
            type="button"
            onClick={() => {
              openWorkspace(blankWorkspace);
              dialog.value = null;
            }}
          >
            <span class="about">Your own</span>
            <b>A blank start</b>
            <span class="learn">One key with the default policy, one role, and a question to begin with.</span>
          </button>
        </li>
      </ul>
    </Dialog>
  );
}
