/**
 * An environment document becomes the model: everything that exists, or every fault of it at once.
 * Shape is checked against `schemas/environment.json`, meaning by the reader of each part.
 */

import type { Diagnostic, Read } from "../model/diagnostic.ts";
import type { Environment, Key } from "../model/environment.ts";
import { accountFrom } from "./account.ts";
import { type Element, isText, memberOf, membersOf, report, textItemsOf } from "./element.ts";
import { inOrder, openDocument } from "./document.ts";
import { keyFrom } from "./key.ts";
import type { Reading } from "./policy-reference.ts";
import { principalFrom, principalName } from "./principal.ts";
import { type Advise, checkSchema } from "./schema-check.ts";
import type { Load } from "./source.ts";
import { validateEnvironment } from "./validators.ts";
import { vpcEndpointFrom } from "./vpc-endpoint.ts";

export interface ReadEnvironmentOptions {
  /** How the path of a policy is followed; absent or null, a path is a diagnostic. */
  readonly load?: Load | null;
}

/** Reads an environment from a text `{ file, text }`, or from a value. */
export function readEnvironment(input: unknown, options: ReadEnvironmentOptions = {}): Read<Environment> {
  const document = openDocument(input);
  if (!document.ok) return document;
  const diagnostics: Diagnostic[] = [];
  checkSchema(document.value, validateEnvironment, diagnostics, adviseEnvironment);
  const environment = environmentFrom(document.value, { diagnostics, load: options.load ?? null });
  return diagnostics.length === 0 ? { ok: true, value: environment } : { ok: false, diagnostics: inOrder(diagnostics) };
}

/** Reads an environment inside a larger document whose schema has been checked; with holes after a fault. */
export function environmentFrom(document: Element, reading: Reading): Environment {
  const { diagnostics } = reading;
  const keys = partsOf(document, "keys");
  const principals = partsOf(document, "principals");
  checkAliases(keys, diagnostics);
  checkNames(principals, diagnostics);
  return {
    accounts: byName(partsOf(document, "accounts"), (part) => accountFrom(part, reading)),
    principals: byName(principals, (part) => principalFrom(part, reading)),
    keys: byName(keys, (part): Key | null => keyFrom(part, reading)),
    vpcEndpoints: byName(partsOf(document, "vpcEndpoints"), (part) => vpcEndpointFrom(part, reading)),
  };
}

function partsOf(document: Element, name: string): readonly Element[] {
  const parts = memberOf(document, name);
  return parts === null ? [] : membersOf(parts);
}

function byName<Part>(parts: readonly Element[], read: (part: Element) => Part | null): ReadonlyMap<string, Part> {
  return new Map(
    parts.flatMap((part) => {
      const value = read(part);
      return value === null ? [] : [[part.name, value] as const];
    }),
  );
}

/** An alias names one key of its account and Region. */
function checkAliases(keys: readonly Element[], diagnostics: Diagnostic[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    const place = key.name.slice(0, key.name.indexOf(":key/"));
    for (const alias of textItemsOf(memberOf(key, "aliases"))) {
      const name = `${place}:${alias.value}`;
      if (seen.has(name)) report(diagnostics, alias, "duplicate-name", `a second alias \`${alias.value}\``);
      seen.add(name);
    }
  }
}

/** A session's ARN has its role's name without the path: two roles of one name would be confused. */
function checkNames(principals: readonly Element[], diagnostics: Diagnostic[]): void {
  const names = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const principal of principals) {
    const first = holderOf(names, principalName(principal.name), principal);
    if (first !== null) {
      const message = `\`${principal.name}\` has the name of \`${first}\``;
      report(diagnostics, principal, "duplicate-name", message, "name");
    }
    const uniqueId = memberOf(principal, "uniqueId");
    if (!isText(uniqueId)) continue;
    const holder = holderOf(ids, uniqueId.value, principal);
    if (holder !== null) report(diagnostics, uniqueId, "duplicate-name", `\`${holder}\` has the same unique id`);
  }
}

/** The principal that has a name already; from now on, the other has it. */
function holderOf(holders: Map<string, string>, name: string, other: Element): string | null {
  const holder = holders.get(name) ?? null;
  holders.set(name, other.name);
  return holder;
}

/** No level at all would let everything pass, which nobody means by an empty list. */
const adviseEnvironment: Advise = ({ violation: { keyword }, name }) =>
  keyword === "minItems" && name === "serviceControlPolicies"
    ? "the list must not be empty: leave it out where no service control policy binds"
    : null;
