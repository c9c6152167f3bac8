/** All engines that are broken by hand, in the order of the rules. */

import type { Break } from "./break.ts";
import { brokenCallers } from "./callers.ts";
import { brokenGrants } from "./grants.ts";
import { brokenLanguage } from "./language.ts";
import { brokenLimits } from "./limits.ts";
import { brokenSpecialKeys } from "./special-keys.ts";

export const breaks: readonly Break[] = [
  ...brokenCallers,
  ...brokenLimits,
  ...brokenGrants,
  ...brokenSpecialKeys,
  ...brokenLanguage,
];
