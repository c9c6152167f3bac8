/** The dialog that is open. Dialogs are loaded when they are first wanted. */

import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useErrorBoundary } from "preact/hooks";
import { dialog, type DialogName, notice } from "../../session/view.ts";
import { messageOf } from "../../state/message-of.ts";

const dialogs: Readonly<Record<DialogName, () => Promise<ComponentType>>> = {
  gallery: async () => (await import("../gallery/gallery.tsx")).Gallery,
  import: async () => (await import("../import/import.tsx")).Import,
  share: async () => (await import("../share/share.tsx")).Share,
  history: async () => (await import("../history/history.tsx")).History,
  "broken-link": async () => (await import("../broken-link/broken-link.tsx")).BrokenLink,
  add: async () => (await import("../add/add.tsx")).Add,
};

interface Loaded {
  readonly name: DialogName;
  readonly Shown: ComponentType;
}

export function Dialogs() {
  const name = dialog.value;
  const [error, tryAgain] = useErrorBoundary() as [unknown, () => void];
  const loaded = useSignal<Loaded | null>(null);
  useEffect(() => {
    if (name === null) return;
    dialogs[name]().then(
      (Shown) => {
        loaded.value = { name, Shown };
      },
      // A new version of the page has other files.
      () => {
        giveUp("this part of the page cannot be loaded: reload the page, nothing is lost");
      },
    );
  }, [name]);
  useEffect(() => {
    if (error === undefined) return;
    giveUp(`this dialog cannot be shown; this is a fault of kms-cedar: ${messageOf(error)}`);
    tryAgain();
  }, [error]);
  if (error !== undefined || loaded.value === null || loaded.value.name !== name) return null;
  const { Shown } = loaded.value;
  return <Shown key={name} />;
}

function giveUp(text: string): void {
  notice.value = { text, tone: "bad" };
  dialog.value = null;
}
