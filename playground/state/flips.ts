/** The cells that differ between two matrices of one plan. */

import type { MatrixAnswer } from "../engine.protocol.ts";

export interface Flip {
  readonly key: string;
  readonly principal: string;
  readonly action: string;
  /** Allowed in the later one. */
  readonly allowed: boolean;
  readonly reason: string;
}

export function flipsBetween(before: MatrixAnswer, after: MatrixAnswer): readonly Flip[] {
  return Object.entries(after.rows).flatMap(([key, rows]) =>
    Object.entries(rows).flatMap(([action, cells]) =>
      cells.flatMap((cell, index): readonly Flip[] => {
        const was = before.rows[key]?.[action]?.[index] ?? null;
        const principal = after.plan.principals[index] ?? "";
        if ((cell?.allowed ?? false) === (was?.allowed ?? false)) return [];
        return [{ key, principal, action, allowed: cell?.allowed ?? false, reason: cell?.reason ?? "" }];
      }),
    ),
  );
}

/** Flips of one principal on one key in one direction, together. */
export interface FlipGroup {
  readonly key: string;
  readonly principal: string;
  readonly allowed: boolean;
  readonly actions: readonly string[];
}

export function groupFlips(flips: readonly Flip[]): readonly FlipGroup[] {
  const groups = new Map<string, FlipGroup>();
  for (const { key, principal, allowed, action } of flips) {
    const id = JSON.stringify([allowed, key, principal]);
    const known = groups.get(id) ?? { key, principal, allowed, actions: [] };
    groups.set(id, { ...known, actions: [...known.actions, action].sort() });
  }
  return [...groups.values()].sort((one, other) => Number(other.allowed) - Number(one.allowed));
}
