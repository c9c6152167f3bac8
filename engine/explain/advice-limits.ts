/** What to change where policies that limit the caller or the resource are silent: each of them that binds must allow. */

import { isCrossAccount } from "../context/situation.ts";
import type { Layer } from "../layers/layer.ts";
import { sessionPolicy } from "../layers/session-policy.ts";
import { findLayer } from "../layers/words.ts";
import type { LayerName } from "../model/decision.ts";
import { alone, besides, type Step } from "./advice-step.ts";
import { layerTitle, placeTitle } from "./names.ts";
import { nearMisses } from "./near-misses.ts";
import type { LayerTrace, StatementTrace, Traced } from "./trace.ts";

/** A level of a layer that must allow, and says nothing. */
export interface SilentLevel {
  readonly layer: Layer;
  /** From 1. */
  readonly level: number;
  readonly levels: number;
  readonly statements: readonly StatementTrace[];
}

/** Where something allows: what each silent level lacks; of one, every way to add it. */
export function limitAdvice(traced: Traced): readonly Step[] {
  const silent = silentLevels(traced, !traced.open.some(({ guards }) => guards.length === 0));
  const [first = [], ...others] = silent.map((level) => limitWays(level, traced));
  if (others.length === 0) return alone(first);
  return [{ parts: [first, ...others].flatMap((ways) => ways.slice(0, 1)) }];
}

/** Steps that open a way, each with what the limits lack that bind this way. */
export function withLimits(traced: Traced, steps: readonly Step[], direct = false): readonly Step[] {
  const limited = !(direct && isUnlimited(traced));
  const more = silentLevels(traced, limited).flatMap((level) => limitWays(level, traced).slice(0, 1));
  return steps.map((step) => besides(step, more));
}

/**
 * A user whom the key's own account names directly, in the key policy or a grant, is bound by no boundary or session policy
 * (E18, E19); nor is a federated user, where its issuer is not known and so not named in its place.
 */
export function isUnlimited({ program: { situation } }: Traced): boolean {
  const { kind, userArn } = situation.caller;
  return (kind === "user" || (kind === "federated-user" && userArn === null)) && !isCrossAccount(situation);
}

/** Those that say nothing for the request; `limited` tells whether the way has to pass the caller's own limits. */
export function silentLevels({ layers }: Traced, limited: boolean): readonly SilentLevel[] {
  return layers.flatMap(({ layer: name, levels }) => {
    const layer = findLayer(name);
    if (layer === null || layer.silence === null || layer.allowsByDefault) return [];
    if (layer.role === "path-guard" && !limited) return [];
    return levels.flatMap((statements, index) =>
      isSilent(statements) ? [{ layer, level: index + 1, levels: levels.length, statements }] : [],
    );
  });
}

function isSilent(statements: LayerTrace["levels"][number]): boolean {
  return !statements.some(({ verdict }) => verdict === "allows");
}

/** The nearest first. */
function limitWays(silent: SilentLevel, traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const allows = silent.statements.filter(({ effect }) => effect === "Allow");
  const covered = `an Allow of \`${situation.permission.action}\` on \`${situation.target.arn}\``;
  if (silent.layer.name === sessionPolicy.name && situation.session.policies.length === 0)
    return [`pass a session policy with ${covered} when the session is made`];
  const level = silent.levels > 1 ? ` (level ${String(silent.level)} of ${String(silent.levels)})` : "";
  return [...nearMisses(situation, allows), `add ${covered} to ${documentFor(silent, traced)}${level}`];
}

/** The policy that is silent; of several, any. */
function documentFor({ layer, level }: SilentLevel, traced: Traced): string {
  const policies = policiesOf(layer.name, level - 1, traced);
  const [only, ...others] = policies;
  if (only === undefined || others.length > 0)
    return layer.several ? `a ${layerTitle(layer.name)}` : `the ${layerTitle(layer.name)}`;
  return placeTitle(
    { layer: layer.name, policy: only.policy.name, policyIndex: only.policyIndex },
    traced.program.situation,
  );
}

function policiesOf(name: LayerName, level: number, { program }: Traced) {
  const statements = program.layers.find((bound) => bound.name === name)?.levels[level] ?? [];
  return [...new Map(statements.map((statement) => [statement.policy, statement])).values()];
}
