/**
 * CloudFormation and SAM templates, and what the CDK synthesizes: the policies of keys, roles, users, groups, endpoints.
 * A policy with Fn::If is looked at both ways.
 */

import type { Diagnostic } from "../../../model/diagnostic.ts";
import type { PolicyKind } from "../../../model/policy.ts";
import { type Element, isObject, itemsOf, memberOf, membersOf, textOf } from "../../../read/element.ts";
import { openEmbedded } from "../../../read/embedded.ts";
import type { KeyFacts, PolicyDocument } from "../../subject.ts";
import { isSymbolic, shown } from "../../symbolic.ts";
import { diagnosticAt, type InputForm } from "../input.ts";
import { metadataSuppressions } from "./metadata.ts";
import { type Branches, conditionsIn, resolveElement } from "./resolve.ts";
import { isSettledPolicy, unasked } from "../joined.ts";
import { togetherOf } from "./together.ts";
import { type Template, templateOf } from "./template.ts";

export const cloudformation: InputForm = {
  name: "cloudformation",
  words: ["AWSTemplateFormatVersion", "AWS::", "Custom::", "Alexa::"],
  fits: (document) =>
    memberOf(document, "AWSTemplateFormatVersion") !== null ||
    membersOf(memberOf(document, "Resources") ?? document).some(({ value }) => isResource(value)),
  read: (document, { diagnostics, caller }) => {
    const template = templateOf(document, caller);
    const resources = memberOf(document, "Resources");
    const policies =
      resources === null ? [] : membersOf(resources).flatMap((one) => policiesOf(one, template, diagnostics));
    const together = togetherOf(document, template, (key) => keyFacts(key, template), caller);
    return {
      policies: policies.map((policy) =>
        together === null || !isSettledPolicy(policy.document) ? unasked(policy) : policy,
      ),
      environments: [],
      shown: template.shown,
      ...(together === null ? {} : { together }),
      suppressions: metadataSuppressions(document, diagnostics),
    };
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
function policiesOf(resource: Element, template: Template, diagnostics: Diagnostic[]): readonly PolicyDocument[] {
  if (resource.name.startsWith("Fn::ForEach::")) {
    const message = "what `Fn::ForEach` makes cannot be linted; lint the template as CloudFormation has processed it";
    diagnostics.push(diagnosticAt(resource, "unresolved-policy", message));
  }
  return foundIn(resource, template).flatMap(({ kind, document, key = null }) =>
    variantsOf(conditionsIn(document)).flatMap((branches) => {
      const resolved = documentOf(resolveElement(document, template, branches), diagnostics);
      const account = template.isAccountKnown ? template.account : null;
      return resolved === null
        ? []
        : [{ kind, name: resource.name, document: resolved, key, account, editable: false }];
    }),
  );
}

/** A policy may be a text that holds one; one that only the deployment knows cannot be looked at. */
function documentOf(element: Element, diagnostics: Diagnostic[]): Element | null {
  const text = textOf(element);
  if (text === null) return element;
  if (!/^\s*\{/u.test(text)) {
    if (!isSymbolic(text)) return element;
    const message = `this policy is known only when the template is deployed, and cannot be linted: \`${shown(text)}\``;
    diagnostics.push(diagnosticAt(element, "unresolved-policy", message));
    return null;
  }
  const opened = openEmbedded(element, text);
  if (opened.ok) return opened.value;
  diagnostics.push(diagnosticAt(element, "syntax-error", "the policy in this text is not JSON"));
  return null;
}

function foundIn(resource: Element, template: Template): readonly Found[] {
  const properties = memberOf(resource, "Properties");
  const type = textOf(memberOf(resource, "Type")) ?? "";
  const one = (kind: PolicyKind, document: Element | null, key?: KeyFacts): readonly Found[] =>
    document === null ? [] : [{ kind, document, ...(key === undefined ? {} : { key }) }];
  if (/^AWS::KMS::(?:Key|ReplicaKey)$/u.test(type)) {
    return one("key-policy", memberOf(properties, "KeyPolicy"), keyFacts(resource, template));
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
function keyFacts(resource: Element, template: Template): KeyFacts {
  const properties = memberOf(resource, "Properties");
  const known = (name: string, usual: string): string | null => {
    const member = memberOf(properties, name);
    return member === null ? usual : textOf(member);
  };
  const isReplica = textOf(memberOf(resource, "Type")) === "AWS::KMS::ReplicaKey";
  const multiRegion = memberOf(properties, "MultiRegion")?.value ?? isReplica;
  return {
    arn: template.isAccountKnown ? template.keyArn(resource.name) : null,
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
