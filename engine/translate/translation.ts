/**
 * What `translate` hands out: a policy set, schema, entities and request that decide the same in any Cedar engine. Here
 * nothing is folded: who, what and which key stand in the policies as Cedar.
 */

import { createContext } from "../context/context.ts";
import type { RequestFacts } from "../context/situation.ts";
import type { CedarValue } from "../expression/attribute.ts";
import { entityUid } from "../expression/cedar-text.ts";
import { print, testsOf } from "../expression/expression.ts";
import { permissions } from "../catalog/permissions.ts";
import { actionUid } from "./action.ts";
import { cedarSchema } from "./cedar-schema.ts";
import { attributesOf, contextFor, policyText, requestUids, resourceType } from "./compile.ts";
import { callerEntities, callerTypes, type CedarEntity } from "./principal.ts";
import { type Program, type Rule, rulesOf } from "./program.ts";

type RequestUids = ReturnType<typeof requestUids>;

export interface Translation {
  /** Cedar policies, each under an `@id` that names layer and statement. */
  readonly policies: string;
  /** A Cedar schema under which the policies are strictly valid. */
  readonly schema: string;
  readonly entities: readonly CedarEntity[];
  readonly request: RequestUids & { readonly context: Readonly<Record<string, CedarValue>> };
  /** False when the context holds facts: answers that Cedar cannot give itself. */
  readonly exact: boolean;
  /** The facts that the policies read, by name. */
  readonly facts: readonly string[];
}

export function translateSituation(program: Program, request: RequestFacts): Translation {
  const { situation } = program;
  const { caller, target, permission } = situation;
  const rules = rulesOf(program);
  const reads = attributesOf(rules.map(({ when }) => when));
  const uids = requestUids(situation);
  const facts = factsOf(rules);
  const scope = {
    principal: callerTypes[caller.kind],
    resource: resourceType(target.kind),
    actions: [permission.name],
  };
  const others = permissions.map(({ name }) => name).filter((name) => name !== permission.name);
  return {
    policies: rules.map((rule) => policyText(rule, scopeOf(uids, "action"), true)).join("\n\n"),
    schema: cedarSchema({ ...scope, others }, reads),
    entities: [...callerEntities(caller), ...targetEntities(uids.resource, target.account)],
    request: { ...uids, context: contextFor(reads, createContext(situation, request)) },
    exact: facts.length === 0,
    facts,
  };
}

/** A caller and a key over all actions: policies and schema alone, as there is no request yet. */
export type KeyTranslation = Pick<Translation, "policies" | "schema" | "exact" | "facts">;

/**
 * Joins the rules of several actions. A rule that says the same for several of them is written once, over those actions.
 */
export function translatePrograms(programs: readonly Program[]): KeyTranslation {
  const merged = new Map<string, { rule: Rule; uids: RequestUids; actions: string[] }>();
  for (const program of programs) {
    const uids = requestUids(program.situation);
    for (const rule of rulesOf(program)) {
      const key = JSON.stringify([rule.id, rule.effect, print(rule.when)]);
      const known = merged.get(key) ?? { rule, uids, actions: [] };
      known.actions.push(program.situation.permission.action);
      merged.set(key, known);
    }
  }
  const rules = [...merged.values()];
  const facts = factsOf(rules.map(({ rule }) => rule));
  const texts = rules.map(({ rule, uids, actions }, index) => {
    const every = actions.length === programs.length;
    const asked = every ? "action" : `action in [${actions.map(actionUid).join(", ")}]`;
    return policyText({ ...rule, id: `${rule.id}#${String(index)}` }, scopeOf(uids, asked), true);
  });
  const typesOf = (who: "principal" | "resource"): string =>
    [...new Set(programs.map(({ situation }) => requestUids(situation)[who].type))].join(", ");
  const actions = programs.map(({ situation }) => situation.permission.name);
  const others = permissions.map(({ name }) => name).filter((name) => !actions.includes(name));
  return {
    policies: texts.join("\n\n"),
    schema: cedarSchema(
      { principal: typesOf("principal"), resource: typesOf("resource"), actions, others },
      attributesOf(rules.map(({ rule }) => rule.when)),
    ),
    exact: facts.length === 0,
    facts,
  };
}

/** One caller and one resource: what other callers may is not in the set, whose identity policies would count for them. */
function scopeOf({ principal, resource }: RequestUids, action: string): string {
  return `principal == ${entityUid(principal.type, principal.id)}, ${action}, resource == ${entityUid(resource.type, resource.id)}`;
}

/** The names of the facts that rules read. */
export function factsOf(rules: readonly Rule[]): readonly string[] {
  const tests = rules.flatMap(({ when }) => testsOf(when)).filter(({ fact }) => fact);
  return [...new Set(tests.flatMap(({ reads }) => reads.map(({ name }) => name)))];
}

function targetEntities(uid: CedarEntity["uid"], account: string | null): readonly CedarEntity[] {
  const parents = account === null ? [] : [{ type: "AWS::Account", id: account }];
  return [{ uid, attrs: { arn: uid.id }, parents }];
}
