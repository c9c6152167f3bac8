/** The editor, once it has been loaded; null on phones and until then. */

import { signal } from "@preact/signals";

export interface LoadedEditor {
  /** Shows the editor in an element; the answer takes it away again. */
  readonly attach: (host: HTMLElement) => () => void;
}

export const monaco = signal<LoadedEditor | null>(null);
