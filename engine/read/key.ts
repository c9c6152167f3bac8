/** A KMS key of an environment: its policy, grants, aliases, tags and metadata, under its key ARN. */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Key } from "../model/environment.ts";
import { type Element, isObject, memberOf, report, textItemsOf } from "./element.ts";
import { grantListFrom } from "./grant-list.ts";
import { type KeyIdentity, parseKeyArn } from "./key-arn.ts";
import { keyPart } from "./key-part.ts";
import { keyMetadataFrom } from "./key-metadata.ts";
import { bareOrNamedAfterFile, type Reading } from "./policy-reference.ts";
import { tagsFrom } from "./tags.ts";

/** Null when the member's name is no key ARN. */
export function keyFrom(element: Element, reading: Reading): Key | null {
  const { diagnostics } = reading;
  const identity = identityFrom(element, diagnostics);
  const parts = {
    policy: bareOrNamedAfterFile(memberOf(element, "policy"), "key-policy", reading),
    grants: grantListFrom(allGrants(keyPart(element, "grants", reading), diagnostics), identity, reading),
    aliases: aliasesFrom(memberOf(element, "aliases"), diagnostics),
    tags: tagsFrom(memberOf(element, "tags"), diagnostics),
    metadata: keyMetadataFrom(keyPart(element, "metadata", reading), identity, diagnostics),
  };
  return identity === null ? null : { ...identity, ...parts };
}

function identityFrom(element: Element, diagnostics: Diagnostic[]): KeyIdentity | null {
  const parsed = parseKeyArn(element.name);
  if (!("code" in parsed)) return parsed;
  report(diagnostics, element, parsed.code, parsed.message, "name");
  return null;
}

/** A part of a list, or the output of another command, would leave grants out without a word. */
function allGrants(grants: Element | null, diagnostics: Diagnostic[]): Element | null {
  const truncated = memberOf(grants, "Truncated");
  if (grants !== null && isObject(grants.value) && memberOf(grants, "Grants") === null) {
    report(diagnostics, grants, "wrong-type", "no grants: a list or what `aws kms list-grants` prints is expected");
  } else if (truncated?.value === true) {
    report(diagnostics, truncated, "invalid-value", "these are not all grants; list them all, or take this member out");
  }
  return grants;
}

export function isAliasName(text: string): boolean {
  return /^alias\/[A-Za-z0-9/_-]+$/u.test(text);
}

function aliasesFrom(list: Element | null, diagnostics: Diagnostic[]): readonly string[] {
  const aliases = textItemsOf(list);
  for (const alias of aliases) {
    if (isAliasName(alias.value)) continue;
    report(diagnostics, alias, "invalid-id", `\`${alias.value}\` is no alias name: alias/NAME is expected`);
  }
  return aliases.map(({ value }) => value);
}
