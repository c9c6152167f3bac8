/** What to change where something allows and a policy that limits it is silent. */

import { identityPolicy } from "../layers/identity-policy.ts";
import { keyPolicy } from "../layers/key-policy.ts";
import type { Layer } from "../layers/layer.ts";
import { layerTitle, list, placeTitle, placeTitles } from "./names.ts";
import { nearMisses } from "./near-misses.ts";
import type { StatementTrace, Traced } from "./trace.ts";

export function limitAdvice(traced: Traced): readonly string[] {
  const { action } = traced.program.situation.permission;
  const { arn } = traced.program.situation.target;
  const opened = openedBy(traced);
  const layers = [...new Set(traced.decision.determining.map(({ layer }) => layer))];
  return layers.flatMap((layer) => {
    const title = layerTitle(layer);
    const silentPolicies = placeTitles(
      traced.decision.determining.filter((place) => place.layer === layer),
      traced.program.situation,
    );
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
function openedBy({ layers, grants, program: { situation } }: Traced): readonly string[] {
  const allowing = ({ name }: Layer): readonly StatementTrace[] =>
    layers
      .filter((one) => one.layer === name)
      .flatMap(({ levels }) => levels.flat())
      .filter(({ verdict }) => verdict === "allows");
  const ofKey = allowing(keyPolicy);
  const direct = ofKey.find(({ delegates }) => !delegates);
  if (direct !== undefined) return [placeTitle(direct, situation)];
  const pair = [ofKey[0], allowing(identityPolicy)[0]]
    .filter((one) => one !== undefined)
    .map((one) => placeTitle(one, situation));
  if (pair.length === 2) return pair;
  const grant = grants.find(({ verdict }) => verdict === "allows");
  return grant === undefined ? pair : [`grant \`${grant.grant}\``];
}
