/** A dialog over the page. The browser keeps the focus inside and closes it with Escape. */

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { dialog } from "../session/view.ts";
import { Icon } from "./icon.tsx";

interface DialogProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

export function Dialog({ title, wide = false, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      class={wide ? "dialog wide" : "dialog"}
      aria-labelledby={id}
      onClose={() => {
        dialog.value = null;
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) element.current?.close();
      }}
    >
      <div class="dialog-content">
        <div class="dialog-head">
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            class="bare"
            onClick={() => {
              element.current?.close();
            }}
          >
            <Icon name="close" />
            <span class="hidden">Close</span>
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
