/**
 * What the page opens with: what its address names (a shared workspace, an example, a rule's example, the environment that
 * the command serves), what was there before, or the first example. What the address named is taken out of it, so that a
 * reload keeps what has been changed since.
 */

import { batch } from "@preact/signals";
import { blankWorkspace, emptyWorkspace } from "../state/blank.ts";
import { messageOf } from "../state/message-of.ts";
import { type Scenario, workspaceOf } from "../state/scenario.ts";
import type { Workspace } from "../state/workspace.ts";
import type { Shared } from "../share/link.ts";
import { openWorkspace } from "./edit.ts";
import { baseline, leftOut } from "./session.ts";
import { dialog, linkProblem, tab } from "./view.ts";

export async function openStart(restored: boolean): Promise<void> {
  const named = await openNamed();
  if (named || restored) return;
  const first = await import("../examples/orders.json").then(
    ({ default: scenario }) => workspaceOf(scenario as Scenario),
    () => blankWorkspace,
  );
  openWorkspace(first);
}

/** A link to another place of the page, clicked while it is open. */
export function followLinks(): void {
  addEventListener("hashchange", () => {
    void openNamed();
  });
}

/** Whether the address named something that could be opened. */
async function openNamed(): Promise<boolean> {
  const [, kind = "", name = ""] = /^#(\w+)(?:=(.*))?$/su.exec(location.hash) ?? [];
  if (kind === "") return false;
  const found = await find(kind, name);
  history.replaceState(null, "", location.pathname + location.search);
  if (typeof found === "string") {
    linkProblem.value = found;
    dialog.value = "broken-link";
    return false;
  }
  const { workspace, before, without } = found;
  batch(() => {
    openWorkspace(workspace);
    baseline.value = before;
    leftOut.value = without;
    if (before !== null) tab.value = "changes";
  });
  return true;
}

/** What the address names, or why there is nothing. */
async function find(kind: string, name: string): Promise<Shared | string> {
  try {
    return await load(kind, name);
  } catch (error) {
    return `What this link names cannot be loaded: ${messageOf(error)}`;
  }
}

async function load(kind: string, name: string): Promise<Shared | string> {
  if (kind === "w") {
    const { unpackShared } = await import("../share/link.ts");
    const opened = await unpackShared(name);
    return opened.ok ? opened : opened.problem;
  }
  const workspace = await findWorkspace(kind, name);
  return typeof workspace === "string" ? workspace : { workspace, before: null, without: [] };
}

async function findWorkspace(kind: string, name: string): Promise<Workspace | string> {
  switch (kind) {
    case "example": {
      const { gallery } = await import("../examples/gallery.ts");
      const example = gallery.find(({ id }) => id === name);
      return example === undefined
        ? `There is no example \`${name}\``
        : workspaceOf((await example.load()) as Scenario);
    }
    case "rule": {
      const { ruleWorkspace } = await import("../rules/rule-workspace.ts");
      return ruleWorkspace(name) ?? `There is no rule \`${name}\``;
    }
    case "given":
      return findGiven();
    case "blank":
      return blankWorkspace;
    default:
      return "This link names nothing that the page knows";
  }
}

/** What `kms-cedar playground ENVIRONMENT` serves beside the page. */
async function findGiven(): Promise<Workspace | string> {
  try {
    const text = await (await fetch("./given.json", { cache: "no-store" })).text();
    const { recognise } = await import("../imports/recognise.ts");
    const found = await recognise(text);
    return found.ok ? found.form.put(found.value, emptyWorkspace, { key: "" }).workspace : found.problem;
  } catch {
    return "There is no environment beside this page: start it as kms-cedar playground ENVIRONMENT";
  }
}
