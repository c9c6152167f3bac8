/**
 * A grant's constraint in parts (E28, E29, E33): what each wants of a request and what the request holds there, as texts
 * that are equal where it is met. A group of grants compares them all at once, an explanation one by one.
 */

import { findGrantOperation } from "../catalog/grant-operations.ts";
import type { RequestContext } from "../expression/attribute.ts";
import type { Grant } from "../model/environment.ts";

export interface ConstraintPart {
  /** What of a request it looks at. */
  readonly looksAt: string;
  /** Whether that belongs to the grant that the request makes. */
  readonly ofNewGrant: boolean;
  readonly wants: string;
  /** Undefined where the request lacks it. */
  readonly holds: (context: RequestContext) => string | undefined;
  /** What it wants, and what the request has, for readers. */
  readonly wanted: string;
  readonly actual: (context: RequestContext) => string | null;
}

type Pairs = ReadonlyMap<string, string>;

const noPairs: Pairs = new Map();

/** The parts that bind an operation; some operations ignore constraints. */
export function constraintParts({ constraints }: Grant, operation: string): readonly ConstraintPart[] {
  const ignored = findGrantOperation(operation)?.ignoresConstraints;
  const { encryptionContextEquals: equals, encryptionContextSubset: subset, sourceArn } = constraints;
  const child = operation === "CreateGrant";
  const parts: ConstraintPart[] = [];
  if (!ignored?.includes("encryption-context")) {
    if (equals !== null) parts.push(equalPairs(equals, child));
    else if (subset !== null && subset.size > 0) parts.push(somePairs(subset, child));
  }
  if (sourceArn === null || ignored?.includes("source-arn")) return parts;
  parts.push(sourcePart(sourceArn, "aws:SourceArn", child ? "aws:SourceArn" : "SourceArn", false));
  // A child grant keeps its parent's source ARN, which binds the call that makes it, too.
  if (child) parts.push(sourcePart(sourceArn, "kms:GrantConstraintSourceArn", "SourceArn", true));
  return parts;
}

/** Whether a request meets a part. */
export function isMet({ wants, holds }: ConstraintPart, context: RequestContext): boolean {
  return holds(context) === wants;
}

/** Several parts as one text: each is JSON, so that none can pass for two. */
export function joinParts(texts: readonly string[]): string {
  return `[${texts.join(",")}]`;
}

/** Of a new grant, such a constraint again: one of some pairs would be wider. */
function equalPairs(pairs: Pairs, child: boolean): ConstraintPart {
  const type = "EncryptionContextEquals";
  return {
    ...ofContext(type, pairs, child),
    looksAt: child ? "the encryption context of the new grant" : "the encryption context",
    holds: (context) =>
      child && !context.values(constraintType)?.includes(type)
        ? undefined
        : textOf(context.encryptionContext() ?? noPairs),
  };
}

function somePairs(pairs: Pairs, child: boolean): ConstraintPart {
  const keys = JSON.stringify([...pairs.keys()].toSorted());
  return {
    ...ofContext("EncryptionContextSubset", pairs, child),
    looksAt: `encryption context pairs ${keys}${child ? " of the new grant" : ""}`,
    holds: (context) => textOf([...(context.encryptionContext() ?? noPairs)].filter(([key]) => pairs.has(key))),
  };
}

const constraintType = "kms:GrantConstraintType";

function ofContext(type: string, pairs: Pairs, child: boolean) {
  return {
    ofNewGrant: child,
    wants: textOf(pairs),
    wanted: `${type} ${json(pairs)}`,
    actual: (context: RequestContext): string | null => {
      const given = context.encryptionContext();
      const types = child ? (context.values(constraintType) ?? []) : [];
      return given === null ? null : [...types, json(given)].join(" ");
    },
  };
}

function sourcePart(arn: string, key: string, title: string, ofNewGrant: boolean): ConstraintPart {
  return {
    looksAt: ofNewGrant ? "the source ARN of the new grant" : "the source ARN",
    ofNewGrant,
    wants: JSON.stringify(arn),
    holds: (context) => {
      const values = context.values(key);
      return values?.length === 1 ? JSON.stringify(values[0]) : undefined;
    },
    wanted: `${title} ${arn}`,
    actual: (context) => context.values(key)?.join(", ") ?? null,
  };
}

/** Pairs in the order of their keys, so that equal contexts have equal texts; case counts (E28). */
function textOf(pairs: Iterable<readonly [string, string]>): string {
  const entries = new Map(pairs);
  return JSON.stringify([...entries.keys()].toSorted().map((key) => [key, entries.get(key)]));
}

function json(pairs: Pairs): string {
  return JSON.stringify(Object.fromEntries(pairs));
}
