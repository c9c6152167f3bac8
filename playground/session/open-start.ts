/** What the page opens with: what its address names, what was there before, or the first example. */

import { workspaceOf, type Scenario } from "../state/scenario.ts";
import { openWorkspace } from "./edit.ts";

export async function openStart(restored: boolean): Promise<void> {
  if (restored) return;
  const { default: first } = await import("../examples/orders.json");
  openWorkspace(workspaceOf(first as Scenario));
}
