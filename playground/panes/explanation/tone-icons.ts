/** The drawing of each tone. */

import type { IconName } from "../../parts/icon.tsx";
import type { Tone } from "../../state/statement-node.ts";

export const toneIcons: Readonly<Record<Tone, IconName>> = {
  allows: "allow",
  denies: "deny",
  delegates: "delegate",
  silent: "silent",
};
