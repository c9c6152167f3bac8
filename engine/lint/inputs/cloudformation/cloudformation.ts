/**
 * CloudFormation and SAM templates, and what the CDK synthesizes: the policies of keys, roles, users, groups, endpoints.
 * A policy with Fn::If is looked at both ways.
 */

import type { PolicyKind } from "../../../model/policy.ts";
import { type Element, isObject, itemsOf, memberOf, membersOf, textOf } from "../../../read/element.ts";
import type { KeyFacts, PolicyDocument } from "../../subject.ts";
import type { InputForm } from "../input.ts";
import { metadataSuppressions } from "./metadata.ts";
import { type Branches, conditionsIn, resolveElement } from "./resolve.ts";
import { keyArn, standInAccount, type Template, templateOf } from "./template.ts";

export const cloudformation: InputForm = {
  name: "cloudformation",
  words: ["AWSTemplateFormatVersion", "AWS::", "Custom::", "Alexa::"],
  fits: (document) =>
    memberOf(document, "AWSTemplateFormatVersion") !== null ||
    membersOf(memberOf(document, "Resources") ?? document).some(({ value }) => isResource(value)),
  read: (document, { diagnostics }) => {
    const template = templateOf(document);
    const resources = memberOf(document, "Resources");
    const policies = resources === null ? [] : membersOf(resources).flatMap((one) => policiesOf(one, template));
    return { policies, environments: [], suppressions: metadataSuppressions(document, diagnostics) };
  },
};

function isResource(value: unknown): boolean {
  return isObject(value) && typeof value["Type"] === "string" && /^(?:AWS|Custom|Alexa)::/u.test(value["Type"]);
}

interface Found {
  readonly kind: PolicyKind;
  readonly document: Element;
  readonly key?: KeyFacts;
}

/** The policies of a resource, each in all variants of its conditions. */
function policiesOf(resource: Element, template: Template): readonly PolicyDocument[] {
  return foundIn(resource).flatMap(({ kind, document, key = null }) =>
    variantsOf(conditionsIn(document)).map((branches) => ({
      kind,
      name: resource.name,
      document: resolveElement(document, template, branches),
      key,
      account: standInAccount,
      editable: false,
    })),
  );
}

function foundIn(resource: Element): readonly Found[] {
  const properties = memberOf(resource, "Properties");
  const type = textOf(memberOf(resource, "Type")) ?? "";
  const one = (kind: PolicyKind, document: Element | null, key?: KeyFacts): readonly Found[] =>
    document === null ? [] : [{ kind, document, ...(key === undefined ? {} : { key }) }];
  if (/^AWS::KMS::(?:Key|ReplicaKey)$/u.test(type)) {
    return one("key-policy", memberOf(properties, "KeyPolicy"), keyFacts(resource));
  }
  if (/^AWS::IAM::(?:Role|User|Group)$/u.test(type)) {
    return itemsOf(memberOf(properties, "Policies")).flatMap((entry) =>
      one("identity-policy", memberOf(entry, "PolicyDocument")),
    );
  }
  if (/^AWS::IAM::(?:ManagedPolicy|Policy|RolePolicy|UserPolicy|GroupPolicy)$/u.test(type)) {
    return one("identity-policy", memberOf(properties, "PolicyDocument"));
  }
  if (type === "AWS::Serverless::Function") {
    return itemsOf(memberOf(properties, "Policies"))
      .filter((entry) => memberOf(entry, "Statement") !== null)
      .map((document) => ({ kind: "identity-policy", document }));
  }
  if (type === "AWS::EC2::VPCEndpoint" && textOf(memberOf(properties, "ServiceName"))?.endsWith(".kms") === true) {
    return one("vpc-endpoint-policy", memberOf(properties, "PolicyDocument"));
  }
  if (type === "AWS::Organizations::Policy") {
    const kind = controlKinds[textOf(memberOf(properties, "Type")) ?? ""];
    return kind === undefined ? [] : one(kind, memberOf(properties, "Content"));
  }
  return [];
}

const controlKinds: Readonly<Record<string, PolicyKind | undefined>> = {
  SERVICE_CONTROL_POLICY: "service-control-policy",
  RESOURCE_CONTROL_POLICY: "resource-control-policy",
};

/** Null for what the template leaves open; the defaults are those of AWS::KMS::Key. */
function keyFacts(resource: Element): KeyFacts {
  const properties = memberOf(resource, "Properties");
  const known = (name: string, usual: string): string | null => {
    const member = memberOf(properties, name);
    return member === null ? usual : textOf(member);
  };
  const isReplica = textOf(memberOf(resource, "Type")) === "AWS::KMS::ReplicaKey";
  const multiRegion = memberOf(properties, "MultiRegion")?.value ?? isReplica;
  return {
    arn: keyArn(resource.name),
    region: null,
    // A replica has the spec and usage of its primary key, which may stand in another template.
    keySpec: isReplica ? null : known("KeySpec", "SYMMETRIC_DEFAULT"),
    keyUsage: isReplica ? null : known("KeyUsage", "ENCRYPT_DECRYPT"),
    origin: isReplica ? null : known("Origin", "AWS_KMS"),
    keyManager: "CUSTOMER",
    multiRegion: typeof multiRegion === "boolean" ? multiRegion : null,
  };
}

/** Both ways of up to four conditions; beyond that all true, all false, and each alone the other way. */
function variantsOf(names: readonly string[]): readonly Branches[] {
  if (names.length === 0) return [new Map()];
  if (names.length <= 4) {
    return Array.from(
      { length: 2 ** names.length },
      (_, bits) => new Map(names.map((name, index) => [name, (bits & (1 << index)) === 0])),
    );
  }
  const all = (value: boolean): Branches => new Map(names.map((name) => [name, value]));
  const alone = names.flatMap((name) => [true, false].map((value) => new Map(all(!value)).set(name, value)));
  return [all(true), all(false), ...alone];
}
