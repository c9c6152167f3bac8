/** What to change where something allows and a policy that limits it is silent. */

import { findLayer } from "../layers/words.ts";
import type { Determining } from "../model/decision.ts";
import { layerTitle, placeTitle } from "./names.ts";
import { nearMisses } from "./near-misses.ts";
import type { LayerTrace, Traced } from "./trace.ts";

export function limitAdvice(traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const { action } = situation.permission;
  const [place] = traced.decision.determining;
  const told = traced.layers.find(({ layer }) => layer === place?.layer);
  if (place === undefined || told === undefined) return [];
  const silent = silentLevels(told);
  const allows = silent.flatMap(({ statements }) => statements).filter(({ effect }) => effect === "Allow");
  const covered = `an Allow of \`${action}\` on \`${situation.target.arn}\``;
  const level =
    told.levels.length > 1 ? ` (level ${String(silent[0]?.level ?? 1)} of ${String(told.levels.length)})` : "";
  return [...nearMisses(situation, allows), `add ${covered} to ${documentFor(place, traced)}${level}`];
}

/** The levels of a layer that say nothing for the request. */
export function silentLevels({ levels }: LayerTrace) {
  return levels.flatMap((statements, index) =>
    statements.some(({ verdict }) => verdict === "allows") ? [] : [{ level: index + 1, statements }],
  );
}

/** The policy that is silent; of several, any. */
function documentFor(place: Determining, { decision, program: { situation } }: Traced): string {
  const several =
    findLayer(place.layer)?.several === true && (decision.determining.length > 1 || place.policyIndex === undefined);
  return several ? `a ${layerTitle(place.layer)}` : placeTitle(place, situation);
}
