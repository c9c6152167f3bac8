/** Every permission of KMS asked for every principal of a plan, a slice at a time, so that other questions come between. */

import { type Authorizer, InvalidInput, type Request } from "../../engine/index.ts";
import type { MatrixAnswer, MatrixCell, MatrixPlan, Project } from "../engine.protocol.ts";
import { actionGroups, type ListedAction } from "../state/action-groups.ts";
import { openEnvironment } from "./open-project.ts";
import { inSlices } from "./slices.ts";

/** Null when something newer was asked meanwhile. @throws InvalidInput */
export async function askMatrix(
  project: Project,
  plan: MatrixPlan,
  isWanted: () => boolean,
): Promise<MatrixAnswer | null> {
  const start = performance.now();
  const authorizer = await openEnvironment(project);
  const rows: Record<string, Record<string, (MatrixCell | null)[]>> = {};
  const goOn = inSlices(isWanted);
  for (const [key, { action, on }] of cellsOf(plan)) {
    const row: (MatrixCell | null)[] = [];
    for (const principal of plan.principals) {
      row.push(ask(authorizer, plan, key, principal, { action, on }));
      if (!(await goOn())) return null;
    }
    (rows[key] ??= {})[action] = row;
  }
  return { kind: "matrix", plan, rows, milliseconds: performance.now() - start };
}

function cellsOf({ keys }: MatrixPlan): readonly (readonly [string, ListedAction])[] {
  const actions = actionGroups.flatMap((group) => group.actions);
  return keys.flatMap((key) => actions.map((action) => [key, action] as const));
}

function ask(
  authorizer: Authorizer,
  { circumstances }: MatrixPlan,
  key: string,
  principal: string,
  { action, on }: ListedAction,
): MatrixCell | null {
  const resource = on === "none" ? null : on === "key" ? key : aliasOf(authorizer, key);
  const request: Request = {
    ...circumstances,
    principal,
    action,
    ...(resource === null ? {} : { resource }),
  };
  try {
    const { decision, reason } = authorizer.authorize(request);
    return { allowed: decision === "Allow", reason };
  } catch (error) {
    if (error instanceof InvalidInput) return null;
    throw error;
  }
}

/** The key's first alias; where it has none, one that it could get. */
function aliasOf({ environment }: Authorizer, key: string): string {
  const alias = environment.keys.get(key)?.aliases[0] ?? "alias/any";
  return `${key.slice(0, key.indexOf(":key/"))}:${alias}`;
}
