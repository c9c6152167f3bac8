/**
 * An environment put together from the keys, principals and grants of one file, or of files that belong together, for the
 * rules across documents. Whatever these leave open is left out where that can only make a rule silent: nothing is found by
 * what is not known.
 */

import { expandActions } from "../../catalog/actions.ts";
import { type Element, itemsOf, memberOf, oneOrMany, pointerOf, rootElement, textOf } from "../../read/element.ts";
import { pointerStep } from "../../read/pointer.ts";
import type { Source } from "../../read/source.ts";
import type { PolicyDocument } from "../subject.ts";
import { isSymbolic } from "../symbolic.ts";

export interface JoinedKey {
  readonly arn: string;
  /** Null where it is not known; then no principal may stand beside the key, of whom it might speak. */
  readonly policy: Element | null;
  /** Members of DescribeKey's output, or all of it, as far as they are known. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly grants: readonly JoinedGrant[];
}

export interface JoinedGrant {
  /** As ListGrants returns it. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Where it stands, and where its operations do. */
  readonly element: Element;
  readonly operations: Element | null;
}

export interface JoinedPrincipal {
  readonly arn: string;
  /** Null where it is not known. */
  readonly uniqueId: string | null;
  readonly policies: readonly Element[];
  /** Null where there is none, or none that is known. */
  readonly boundary: Element | null;
  /** Whether it has no policy beside these. */
  readonly isComplete: boolean;
}

/** Whether a key policy says enough: whom it means and what it lets them do. */
export function isSettledPolicy(policy: Element): boolean {
  return statementsOf(policy).every((statement) => !isOpen(statement));
}

/**
 * Null where no key is left. Of the caller all policies must be known: nothing else is judged by an Allow that is missing.
 * `home` is the document of the file, or of the first one.
 */
export function joinedEnvironment(
  home: Element,
  { keys, principals }: { readonly keys: readonly JoinedKey[]; readonly principals: readonly JoinedPrincipal[] },
  caller: string | null,
): Element | null {
  const settled = keys.filter(({ policy }) => policy === null || isSettledPolicy(policy));
  if (settled.length === 0) return null;
  const parts: Part[] = [];
  const keysValue = settled.map(({ arn, policy, metadata, grants }) => {
    const at = `/keys${pointerStep(arn)}`;
    if (policy !== null) parts.push({ pointer: `${at}/policy`, element: policy });
    for (const [index, grant] of grants.entries()) {
      const place = `${at}/grants/${String(index)}`;
      parts.push({ pointer: place, element: grant.element });
      if (grant.operations !== null) parts.push({ pointer: `${place}/Operations`, element: grant.operations });
    }
    const known = { metadata, grants: grants.map(({ value }) => value) };
    return [arn, policy === null ? known : { policy: policy.value, ...known }] as const;
  });
  const principalsValue = principals.flatMap(({ arn, uniqueId, policies, boundary, isComplete }) => {
    const kept = policies.map(aboutKeys);
    if (arn === caller && !(isComplete && kept.every(({ isWhole }) => isWhole))) return [];
    const at = `/principals${pointerStep(arn)}`;
    for (const [index, { statements }] of kept.entries()) {
      const place = `${at}/identityPolicies/${String(index)}`;
      const policy = policies[index];
      if (policy !== undefined) parts.push({ pointer: place, element: policy });
      for (const [order, element] of statements.entries()) {
        parts.push({ pointer: `${place}/Statement/${String(order)}`, element });
      }
    }
    const isBounded = boundary !== null && isSettledPolicy(boundary);
    if (isBounded) parts.push({ pointer: `${at}/permissionsBoundary`, element: boundary });
    const value = {
      ...(uniqueId === null ? {} : { uniqueId }),
      identityPolicies: kept.map(({ version, statements }) => ({
        ...version,
        Statement: statements.map((statement) => statement.value),
      })),
      ...(isBounded ? { permissionsBoundary: boundary.value } : {}),
    };
    return [[arn, value] as const];
  });
  const value = { keys: Object.fromEntries(keysValue), principals: Object.fromEntries(principalsValue) };
  return rootElement(value, sourceOf(home.source, parts));
}

/** Where the engine is not asked about a key, its ARN is kept from rules that would leave the question to the engine. */
export function unasked(policy: PolicyDocument): PolicyDocument {
  return policy.key === null ? policy : { ...policy, key: { ...policy.key, arn: null } };
}

interface Kept {
  readonly version: Readonly<Record<string, unknown>>;
  readonly statements: readonly Element[];
  /** Whether nothing that may be about keys was left out. */
  readonly isWhole: boolean;
}

/** What an identity policy says of keys, as far as that is known. */
function aboutKeys(policy: Element): Kept {
  const version = memberOf(policy, "Version");
  const statements = statementsOf(policy).filter(mayBeAboutKeys);
  const settled = statements.filter((statement) => !isOpen(statement));
  return {
    version: version === null ? {} : { Version: version.value },
    statements: settled,
    isWhole: settled.length === statements.length,
  };
}

function mayBeAboutKeys(statement: Element): boolean {
  const action = memberOf(statement, "Action");
  if (action === null || isSymbolic(action.value)) return true;
  return expandActions(oneOrMany(action).flatMap((one) => textOf(one) ?? [])).length > 0;
}

/** Values of conditions may stay open: a rule knows of these that they may go either way. */
function isOpen(statement: Element): boolean {
  const parts = ["Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource"];
  return isSymbolic(statement.value)
    ? typeof statement.value === "string" || parts.some((name) => isSymbolic(memberOf(statement, name)?.value))
    : false;
}

function statementsOf(policy: Element): readonly Element[] {
  const list = memberOf(policy, "Statement");
  if (list === null) return [];
  return Array.isArray(list.value) ? itemsOf(list) : [list];
}

interface Part {
  /** Where it stands in the environment. */
  readonly pointer: string;
  readonly element: Element;
}

/** Every place of the environment is a place of its file; no edit leads from it into the file. */
function sourceOf(home: Source, parts: readonly Part[]): Source {
  const elements = new Map(parts.map(({ pointer, element }) => [pointer, element]));
  const at = (pointer: string): { readonly source: Source; readonly pointer: string } => {
    for (let place = pointer; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
      const element = elements.get(place);
      if (element === undefined) continue;
      return { source: element.source, pointer: pointerOf(element) + pointer.slice(place.length) };
    }
    return { source: home, pointer: "" };
  };
  return {
    file: home.file,
    embedded: true,
    fileOf: (pointer) => at(pointer).source.file,
    pointerInFile: (pointer) => {
      const place = at(pointer);
      return place.source.pointerInFile?.(place.pointer) ?? place.pointer;
    },
    locate: (pointer, part) => {
      const place = at(pointer);
      return place.source.locate(place.pointer, part);
    },
    locateEnd: (pointer, part) => {
      const place = at(pointer);
      return place.source.locateEnd?.(place.pointer, part) ?? null;
    },
  };
}
