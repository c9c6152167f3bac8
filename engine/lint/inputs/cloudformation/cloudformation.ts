/**
 * CloudFormation and SAM templates, and what the CDK synthesizes: the policies of keys, roles, users, groups, endpoints.
 * A policy with Fn::If is looked at both ways.
 */

import type { Diagnostic } from "../../../model/diagnostic.ts";
import { type Element, isObject, memberOf, membersOf, textOf } from "../../../read/element.ts";
import { openEmbedded } from "../../../read/embedded.ts";
import type { KeyFacts, PolicyDocument } from "../../subject.ts";
import { isSymbolic, shown } from "../../symbolic.ts";
import { diagnosticAt, type InputForm } from "../input.ts";
import { policiesFound } from "./found.ts";
import { metadataSuppressions } from "./metadata.ts";
import { checkNames, namesOf, type TemplateNames } from "./names.ts";
import { type Defaults, defaultsOf } from "./parameters.ts";
import { withReference } from "./references.ts";
import { resolveElement } from "./resolve.ts";
import { isSettledPolicy, unasked } from "../joined.ts";
import { togetherOf } from "./together.ts";
import { type Template, templateOf } from "./template.ts";
import { conditionsIn, variantsOf } from "./variants.ts";

export const cloudformation: InputForm = {
  name: "cloudformation",
  words: ["AWSTemplateFormatVersion", "AWS::", "Custom::", "Alexa::"],
  fits: (document) =>
    memberOf(document, "AWSTemplateFormatVersion") !== null ||
    membersOf(memberOf(document, "Resources") ?? document).some(({ name, value }) => isResource(value) || isLoop(name)),
  read: (document, { diagnostics, caller }) => {
    const template = templateOf(document, caller);
    const resources = memberOf(document, "Resources");
    const parts = { names: namesOf(document), defaults: defaultsOf(document) };
    const policies =
      resources === null ? [] : membersOf(resources).flatMap((one) => policiesOf(one, template, parts, diagnostics));
    const together = togetherOf(document, template, (key) => keyFacts(key, template), caller);
    return {
      policies: policies.map((policy) =>
        together === null || !isSettledPolicy(policy.document) ? unasked(policy) : policy,
      ),
      environments: [],
      shown: (finding) => withReference(template.shown(finding.message), finding, document),
      ...(together === null ? {} : { together: [together] }),
      suppressions: metadataSuppressions(document, diagnostics),
    };
  },
};

function isResource(value: unknown): boolean {
  return isObject(value) && typeof value["Type"] === "string" && /^(?:AWS|Custom|Alexa)::/u.test(value["Type"]);
}

function isLoop(name: string): boolean {
  return name.startsWith("Fn::ForEach::");
}

interface TemplateParts {
  readonly names: TemplateNames;
  readonly defaults: Defaults;
}

/** The policies of a resource, each in all variants of its conditions. */
function policiesOf(
  resource: Element,
  template: Template,
  { names, defaults }: TemplateParts,
  diagnostics: Diagnostic[],
): readonly PolicyDocument[] {
  if (isLoop(resource.name)) {
    const message = "what `Fn::ForEach` makes cannot be linted; lint the template as CloudFormation has processed it";
    diagnostics.push(diagnosticAt(resource, "unresolved-policy", message));
  }
  const found = policiesFound(resource, template);
  const withDefaults: Template = { ...template, given: (name) => defaults.get(name) ?? null };
  const told: Diagnostic[] = [];
  for (const document of new Set(found.map((one) => one.document))) checkNames(document, names, told);
  const account = template.isAccountKnown ? template.account : null;
  const policies = found.flatMap(({ kindOf, document, taken }) =>
    variantsOf(conditionsIn(document), taken).flatMap((branches) => {
      const open = resolveElement(document, template, branches);
      const usual = resolveElement(document, withDefaults, branches);
      const isOpen = JSON.stringify(open.value) !== JSON.stringify(usual.value);
      return (isOpen ? [open, usual] : [open]).flatMap((one) => {
        const read = documentOf(one, told);
        const kind = read === null ? null : kindOf(read);
        if (read === null || kind === null) return [];
        const key = kind === "key-policy" ? keyFacts(resource, template) : null;
        const isExample = one === usual;
        return [{ kind, name: resource.name, key, account, editable: false, document: read, isExample }];
      });
    }),
  );
  diagnostics.push(...eachOnce(told));
  return policies;
}

/** What is wrong is wrong on every way that conditions may go. */
function eachOnce(told: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
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
