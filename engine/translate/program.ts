/**
 * The AWS flow for one situation, as rules: explicit denies, guards that must allow, and sources of access with what each
 * needs. Cedar's decision over these rules is the decision; reasons and explanations read the same rules.
 */

import type { PrincipalMatch } from "../context/caller.ts";
import { createContext } from "../context/context.ts";
import { isCrossAccount, type Situation } from "../context/situation.ts";
import { all, always, any, type Expression, never, not } from "../expression/expression.ts";
import { identityPolicy } from "../layers/identity-policy.ts";
import { keyPolicy } from "../layers/key-policy.ts";
import type { GuardLayer, Layer } from "../layers/layer.ts";
import { layers } from "../layers/list.ts";
import type { LayerName } from "../model/decision.ts";
import { type GrantGroup, groupGrants } from "./grants.ts";
import { grantPath, type Path, sameAccountPaths, crossAccountPaths } from "./paths.ts";
import { retireSources } from "./retire.ts";
import type { Cause, Guard, Source } from "./source.ts";
import {
  someHold,
  type TranslatedLevel,
  translateLayer,
  type TranslatedStatement,
  type TranslationScope,
} from "./statement.ts";

/** A policy layer as it binds this situation. */
export interface BoundLayer {
  readonly name: LayerName;
  readonly role: Layer["role"];
  readonly levels: readonly (readonly TranslatedStatement[])[];
}

export interface Program {
  readonly situation: Situation;
  readonly layers: readonly BoundLayer[];
  readonly denies: readonly TranslatedStatement[];
  readonly guards: readonly Guard[];
  readonly sources: readonly Source[];
  readonly grants: readonly GrantGroup[];
  /** The caller's side allows, limits aside. */
  readonly identityAllows: Expression;
  /** The key policy means the caller: by name, or through its account. */
  readonly keyPolicyAllows: Expression;
}

/** What opens a way: a statement of the key policy, or grants where it is null, and how it means the caller. */
export interface Opening {
  readonly match: PrincipalMatch;
  readonly statement: TranslatedStatement | null;
}

/** Other ways to read what AWS leaves undocumented, to compare a decision with. */
export interface Rereading {
  readonly layers?: readonly Layer[];
  readonly statement?: (translated: TranslatedStatement) => TranslatedStatement;
  /** What a way needs. */
  readonly path?: (path: Path, opening: Opening) => Path;
  /** The grants as they are grouped already, where they are not read otherwise. */
  readonly grants?: readonly GrantGroup[];
}

export function buildProgram(situation: Situation, reread: Rereading = {}): Program {
  const scope: TranslationScope = { situation, settled: createContext(situation, { now: 0 }) };
  const read = reread.statement ?? ((translated: TranslatedStatement) => translated);
  const bound = (reread.layers ?? layers).flatMap((layer) => {
    const levels = translateLayer(layer, scope);
    if (levels === null) return [];
    return [{ layer, levels: levels.map((level) => ({ ...level, statements: level.statements.map(read) })) }];
  });
  const statements = bound.flatMap(({ levels }) => levels.flatMap((level) => level.statements));
  const allowsOf = (name: LayerName) =>
    statements.filter(({ layer, statement }) => layer.name === name && statement.effect === "Allow");
  const guardsOf = (role: "guard" | "path-guard") =>
    bound.flatMap(({ layer, levels }) => (layer.role === role ? guardLevels(layer, levels) : []));
  const identity = allowsOf(identityPolicy.name);
  const root = situation.caller.kind === "root";
  const ways: Ways = {
    identity,
    limits: guardsOf("path-guard"),
    cross: isCrossAccount(situation),
    pathFor: reread.path ?? ((path) => path),
  };
  const grants = reread.grants ?? groupGrants(situation);
  const ofKey = allowsOf(keyPolicy.name);
  return {
    situation,
    layers: bound.map(({ layer: { name, role }, levels }) => ({
      name,
      role,
      levels: levels.map((level) => level.statements),
    })),
    denies: statements.filter(({ statement }) => statement.effect === "Deny"),
    guards: guardsOf("guard"),
    sources: sourcesOf(situation, ofKey, grants, ways),
    grants,
    identityAllows: root ? always : someHold(identity),
    keyPolicyAllows: someHold(ofKey),
  };
}

/** A program that allows nothing, for a situation that cannot be translated. */
export function emptyProgram(situation: Situation): Program {
  const nothing = { layers: [], denies: [], guards: [], sources: [], grants: [] };
  return { ...nothing, situation, identityAllows: never, keyPolicyAllows: never };
}

interface Ways {
  readonly identity: readonly TranslatedStatement[];
  readonly limits: readonly Guard[];
  readonly cross: boolean;
  readonly pathFor: (path: Path, opening: Opening) => Path;
}

function sourcesOf(
  situation: Situation,
  ofKey: readonly TranslatedStatement[],
  grants: readonly GrantGroup[],
  ways: Ways,
): readonly Source[] {
  const { permission, target, caller } = situation;
  if (ways.cross && !permission.crossAccount) return [];
  if (permission.name === "RetireGrant")
    return retireSources(situation).map(({ id, match, causes, path }) => {
      const needed = path.identity ? path : ways.pathFor(path, { match, statement: null });
      return source(id, causes, needed, ways);
    });
  if (target.kind !== "key" || permission.iamOnly) {
    if (caller.kind === "root") return [source("root", [[accountRoot]], sameAccountPaths.root, ways)];
    return [source("identity", [], sameAccountPaths.account, ways)];
  }
  if (target.key.policy === null) return [];
  const paths = ways.cross ? crossAccountPaths : sameAccountPaths;
  return [...keyPolicySources(ofKey, paths, ways, caller.kind === "root"), ...grantSources(grants, ways)];
}

/** Statements that need nothing else stay apart, so that Cedar names the one that allows; others share one rule. */
function keyPolicySources(
  statements: readonly TranslatedStatement[],
  paths: Readonly<Record<PrincipalMatch, Path>>,
  ways: Ways,
  root: boolean,
): readonly Source[] {
  const shared = new Map<string, { path: Path; causes: Cause[] }>();
  const found: Source[] = [];
  for (const statement of statements) {
    for (const [match, means] of statement.matches) {
      const path = ways.pathFor(paths[match], { match, statement });
      const cause: Cause = { kind: "statement", statement, holds: all([means, statement.applies]) };
      if (!path.identity || root) {
        found.push(source(`${statement.id}/${match}`, [[cause]], { ...path, identity: false }, ways));
        continue;
      }
      const group = shared.get(path.reason) ?? { path, causes: [] };
      group.causes.push(cause);
      shared.set(path.reason, group);
    }
  }
  return [
    ...found,
    ...[...shared].map(([reason, { path, causes }]) => source(`key-policy/${reason}`, [causes], path, ways)),
  ];
}

function grantSources(groups: readonly GrantGroup[], ways: Ways): readonly Source[] {
  return groups.map((group, index) => {
    const cause: Cause = { kind: "grants", group, holds: group.met };
    const path = ways.pathFor(grantPath(group.match, ways.cross), { match: group.match, statement: null });
    return source(`grants/${String(index)}/${group.match}`, [[cause]], path, ways);
  });
}

const accountRoot: Cause = { kind: "place", place: { layer: identityPolicy.name }, holds: always };

/** Joins what opens a way with what the way needs. */
function source(id: string, causes: readonly (readonly Cause[])[], path: Path, { identity, limits }: Ways): Source {
  const needed: (readonly Cause[])[] = [...causes];
  if (path.identity)
    needed.push(identity.map((statement) => ({ kind: "statement", statement, holds: statement.holds })));
  return {
    id,
    reason: path.reason,
    core: all(needed.map((alternatives) => any(alternatives.map(({ holds }) => holds)))),
    guards: path.limited ? limits : [],
    causes: needed,
  };
}

function guardLevels(layer: Layer & GuardLayer, levels: readonly TranslatedLevel[]): readonly Guard[] {
  return levels.map(({ policies, statements }, level) => ({
    id: `${layer.name}/${String(level)}`,
    layer,
    silence: layer.silence,
    policies,
    allows: layer.allowsByDefault
      ? always
      : someHold(statements.filter(({ statement }) => statement.effect === "Allow")),
  }));
}

/** One Cedar policy of the compiled set. */
export interface Rule {
  readonly id: string;
  readonly effect: "permit" | "forbid";
  readonly when: Expression;
}

/** The rules that decide: their order does not matter to Cedar. */
export function rulesOf({ denies, guards, sources }: Program): readonly Rule[] {
  return [
    ...denies.map(({ id, holds }): Rule => ({ id: `deny/${id}`, effect: "forbid", when: holds })),
    ...guards.map(({ id, allows }): Rule => ({ id: `guard/${id}`, effect: "forbid", when: not(allows) })),
    ...sources.map(({ id, core, guards: limits }): Rule => ({
      id: `allow/${id}`,
      effect: "permit",
      when: all([core, ...limits.map(({ allows }) => allows)]),
    })),
  ].filter(({ when }) => when !== never);
}
