/** What is shown: the tab, the theme, the dialog that is open. */

import { signal } from "@preact/signals";

export const tabs = ["explanation", "matrix", "changes", "assertions", "cedar"] as const;
export type Tab = (typeof tabs)[number];

export const tab = signal<Tab>("explanation");
/** On a narrow screen documents and answer take turns. */
export const side = signal<"answer" | "documents">("answer");

export type Theme = "system" | "light" | "dark";
export const theme = signal<Theme>("system");

export type DialogName = "gallery" | "import" | "share" | "history" | "add" | "broken-link";
export const dialog = signal<DialogName | null>(null);

/** A sentence for the user, said by screen readers as well; null for none. */
export const notice = signal<Notice | null>(null);

export interface Notice {
  readonly text: string;
  /** What is to be known or done besides. */
  readonly notes?: readonly string[];
  readonly tone: "plain" | "bad";
}

/** Whether the findings of the open document are listed below it. */
export const showFindings = signal(true);
/** Why a link could not be opened. */
export const linkProblem = signal("");
