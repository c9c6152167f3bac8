/** The dialog that is open. Dialogs are loaded when they are first wanted. */

import { lazy, Suspense } from "preact/compat";
import { dialog } from "../../session/view.ts";

const dialogs = {
  gallery: lazy(async () => (await import("../gallery/gallery.tsx")).Gallery),
  import: lazy(async () => (await import("../import/import.tsx")).Import),
  share: lazy(async () => (await import("../share/share.tsx")).Share),
  history: lazy(async () => (await import("../history/history.tsx")).History),
  "broken-link": lazy(async () => (await import("../broken-link/broken-link.tsx")).BrokenLink),
  add: lazy(async () => (await import("../add/add.tsx")).Add),
};

export function Dialogs() {
  const name = dialog.value;
  if (name === null) return null;
  const Shown = dialogs[name];
  return (
    <Suspense fallback={null}>
      <Shown key={name} />
    </Suspense>
  );
}
