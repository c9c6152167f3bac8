/**
 * A program as one Cedar policy set. Folded, it holds only what depends on the request, and decides; unfolded, it says
 * everything in Cedar, and is what `translate` prints. Both decide alike.
 */

import type { Situation } from "../context/situation.ts";
import type { Attribute, CedarValue, RequestContext } from "../expression/attribute.ts";
import { cedarString } from "../expression/cedar-text.ts";
import { always, constantOf, type Expression, fold, print, testsOf } from "../expression/expression.ts";
import { callerTypes } from "./principal.ts";
import type { Rule } from "./program.ts";

export interface Compiled {
  /** Policy text by id. */
  readonly policies: Readonly<Record<string, string>>;
  readonly reads: readonly Attribute[];
}

/** Rules that are settled to nothing are left out. */
export function compileFolded(rules: readonly Rule[]): Compiled {
  const live = rules
    .map((rule) => ({ ...rule, when: fold(rule.when) }))
    .filter(({ when }) => constantOf(when) !== false);
  return {
    policies: Object.fromEntries(live.map((rule) => [rule.id, policyText(rule, "principal, action, resource")])),
    reads: attributesOf(live.map(({ when }) => when)),
  };
}

export function policyText({ id, effect, when }: Rule, scope: string, annotated = false): string {
  const head = annotated ? `@id(${cedarString(id)})\n${effect} (${scope})` : `${effect} (${scope})`;
  return when === always ? `${head};` : `${head} when { ${print(when)} };`;
}

/** The attributes that expressions read, each once. INVARIANT: one name means one reading, so that one type is enough. */
export function attributesOf(expressions: readonly Expression[]): readonly Attribute[] {
  const found = new Map<string, Attribute>();
  for (const test of expressions.flatMap(testsOf)) {
    for (const attribute of test.reads) {
      const known = found.get(attribute.name);
      if (known !== undefined && (known.type !== attribute.type || known.required !== attribute.required)) {
        throw new Error(`the attribute \`${attribute.name}\` has two types`);
      }
      found.set(attribute.name, attribute);
    }
  }
  return [...found.values()];
}

/** The Cedar context: exactly the attributes that a set reads. */
export function contextFor(reads: readonly Attribute[], context: RequestContext): Record<string, CedarValue> {
  const record: Record<string, CedarValue> = {};
  for (const { name, value } of reads) {
    const held = value(context);
    if (held !== undefined) record[name] = held;
  }
  return record;
}

interface Uid {
  readonly type: string;
  readonly id: string;
}

/** The Cedar request of a situation, context aside. */
export function requestUids({ caller, permission, target }: Situation): {
  readonly principal: Uid;
  readonly action: Uid;
  readonly resource: Uid;
} {
  return {
    principal: { type: callerTypes[caller.kind], id: caller.text },
    action: { type: "KMS::Action", id: permission.name },
    resource: { type: resourceType(target.kind), id: target.arn },
  };
}

/** A key that does not exist yet is asked about like any key. */
export function resourceType(kind: Situation["target"]["kind"]): string {
  return { key: "KMS::Key", "new-key": "KMS::Key", alias: "KMS::Alias", service: "KMS::Service" }[kind];
}
