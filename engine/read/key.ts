/** A KMS key of an environment: its policy, grants, aliases, tags and metadata, under its key ARN. */

import { parseArn } from "../model/arn.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Grant, Key } from "../model/environment.ts";
import { type Element, itemsOf, memberOf, report, textOf } from "./element.ts";
import { grantFrom } from "./grant.ts";
import { keyPart } from "./key-part.ts";
import { keyMetadataFrom } from "./key-metadata.ts";
import { isPartition, unknownPartition } from "./partition.ts";
import { bareOrNamedAfterFile, type Reading } from "./policy-reference.ts";
import { isAccountId } from "./principal-entry.ts";
import { tagsFrom } from "./tags.ts";

/** Null when the member's name is no key ARN. */
export function keyFrom(element: Element, reading: Reading): Key | null {
  const { diagnostics } = reading;
  const identity = identityFrom(element, diagnostics);
  const policy = bareOrNamedAfterFile(memberOf(element, "policy"), "key-policy", reading);
  const key = identity ?? { arn: element.name, id: "", account: "", region: "", partition: "" };
  const read: Key = {
    ...key,
    policy,
    grants: grantsFrom(keyPart(element, "grants", reading), identity, diagnostics),
    aliases: aliasesFrom(memberOf(element, "aliases"), diagnostics),
    tags: tagsFrom(memberOf(element, "tags"), diagnostics),
    metadata: keyMetadataFrom(keyPart(element, "metadata", reading), key, diagnostics),
  };
  return identity === null ? null : read;
}

type Identity = Pick<Key, "arn" | "id" | "account" | "region" | "partition">;

function identityFrom(element: Element, diagnostics: Diagnostic[]): Identity | null {
  const arn = parseArn(element.name);
  const id = /^key\/([A-Za-z0-9-]+)$/u.exec(arn?.resource ?? "")?.[1];
  const isKeyArn = arn?.service === "kms" && /^[a-z]+(?:-[a-z]+)+-\d+$/u.test(arn.region) && isAccountId(arn.account);
  if (arn === null || id === undefined || !isKeyArn) {
    const message = `\`${element.name}\` is no key ARN: arn:aws:kms:REGION:ACCOUNT:key/ID is expected`;
    report(diagnostics, element, "invalid-arn", message, "name");
    return null;
  }
  if (!isPartition(arn.partition)) {
    report(diagnostics, element, "unknown-partition", unknownPartition(arn.partition), "name");
    return null;
  }
  return { arn: element.name, id, account: arn.account, region: arn.region, partition: arn.partition };
}

function grantsFrom(grants: Element | null, identity: Identity | null, diagnostics: Diagnostic[]): readonly Grant[] {
  const list = memberOf(grants, "Grants") ?? grants;
  const seen = new Set<string>();
  return itemsOf(list).flatMap((element) => {
    const id = memberOf(element, "GrantId");
    const text = textOf(id);
    if (id !== null && text !== null) {
      if (seen.has(text)) report(diagnostics, id, "duplicate-name", `a second grant \`${text}\``);
      seen.add(text);
    }
    const of = memberOf(element, "KeyId");
    const ofText = textOf(of);
    if (of !== null && ofText !== null && identity !== null && ofText !== identity.arn && ofText !== identity.id) {
      report(diagnostics, of, "wrong-key", `a grant on another key, \`${ofText}\``);
    }
    const grant = grantFrom(element, diagnostics);
    return grant === null ? [] : [grant];
  });
}

function aliasesFrom(list: Element | null, diagnostics: Diagnostic[]): readonly string[] {
  return itemsOf(list).flatMap((element) => {
    const name = textOf(element);
    if (name === null) return [];
    if (/^alias\/[A-Za-z0-9/_-]+$/u.test(name)) return [name];
    report(diagnostics, element, "invalid-id", `\`${name}\` is no alias name: alias/NAME is expected`);
    return [];
  });
}
