/** What to change where something allows and a policy that limits it is silent. */

import { layerTitle, list, placeTitle } from "./names.ts";
import { nearMisses } from "./near-misses.ts";
import type { StatementTrace, Traced } from "./trace.ts";

export function limitAdvice(traced: Traced): readonly string[] {
  const { action } = traced.program.situation.permission;
  const { arn } = traced.program.situation.target;
  const opened = openedBy(traced);
  const layers = [...new Set(traced.decision.determining.map(({ layer }) => layer))];
  return layers.flatMap((layer) => {
    const title = layerTitle(layer);
    const silentPolicies = list(traced.decision.determining.filter((place) => place.layer === layer).map(placeTitle));
    const but =
      opened.length === 0 ? "" : `${list(opened)} would allow it, but no statement of ${silentPolicies} does: `;
    const silent = traced.layers
      .filter((one) => one.layer === layer)
      .flatMap(({ levels }) => levels.filter((level) => !level.some(({ verdict }) => verdict === "allows")).flat());
    return [
      ...nearMisses(
        traced.program.situation,
        silent.filter(({ effect }) => effect === "Allow"),
      ),
      `${but}add an Allow of \`${action}\` on \`${arn}\` to the ${title}; it gives nothing by itself, but without it nothing else counts`,
    ];
  });
}

/** What would allow, but for the limits: one that needs nothing else, or the account's statement with its identity policy. */
function openedBy({ layers, grants }: Traced): readonly string[] {
  const allowing = (layer: StatementTrace["layer"]): readonly StatementTrace[] =>
    layers
      .filter((one) => one.layer === layer)
      .flatMap(({ levels }) => levels.flat())
      .filter(({ verdict }) => verdict === "allows");
  const keyPolicy = allowing("key-policy");
  const direct = keyPolicy.find(({ delegates }) => !delegates);
  if (direct !== undefined) return [placeTitle(direct)];
  const pair = [keyPolicy[0], allowing("identity-policy")[0]].filter((one) => one !== undefined);
  if (pair.length === 2) return pair.map(placeTitle);
  const grant = grants.find(({ verdict }) => verdict === "allows");
  return grant === undefined ? pair.map(placeTitle) : [`grant \`${grant.grant}\``];
}
