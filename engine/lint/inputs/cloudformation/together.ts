/**
 * The keys, roles and users of a template with the policies that it gives them, as environments: one for each way in which
 * its conditions may go, where there are few. Source: CloudFormation User Guide, AWS::IAM resource types.
 */

import { type Element, memberOf, membersOf, oneOrMany, textOf } from "../../../read/element.ts";
import { pointerSteps } from "../../../read/pointer.ts";
import { symbolic } from "../../symbolic.ts";
import type { KeyFacts } from "../../subject.ts";
import type { Together } from "../input.ts";
import { joinedEnvironment, type JoinedKey, type JoinedPrincipal } from "../joined.ts";
import { resolveElement } from "./resolve.ts";
import type { Template } from "./template.ts";
import { type Branches, conditionsIn } from "./variants.ts";

/** Conditions whose ways are all gone through. */
const mostConditions = 3;

export function togetherOf(
  document: Element,
  template: Template,
  keyFacts: (resource: Element) => KeyFacts,
  caller: string | null,
): Together | null {
  const list = memberOf(document, "Resources");
  const resources = list === null ? [] : membersOf(list).filter(isJoined);
  const names = [...new Set(resources.flatMap((one) => [...conditionsIn(one), ...conditionOf(one)]))];
  if (!template.isAccountKnown || names.length > mostConditions) return null;
  const environments = Array.from({ length: 2 ** names.length }, (_, bits) => {
    const branches: Branches = new Map(names.map((name, index) => [name, (bits & (1 << index)) === 0]));
    const made = resources.filter((one) => conditionOf(one).every((name) => branches.get(name) === true));
    const resolve = (element: Element): Element => resolveElement(element, template, branches);
    const keys = made.filter(isKey).flatMap((one) => keyOf(one, keyFacts(one), resolve));
    return joinedEnvironment(document, { keys, principals: principalsOf(made, template, resolve) }, caller);
  });
  return environments.every((environment) => environment !== null)
    ? { environments, nameAt: ({ pointer }) => pointerSteps(pointer)[1] ?? null }
    : null;
}

function isJoined(resource: Element): boolean {
  return isKey(resource) || /^AWS::IAM::/u.test(typeOf(resource));
}

function isKey(resource: Element): boolean {
  return /^AWS::KMS::(?:Key|ReplicaKey)$/u.test(typeOf(resource));
}

const typeOf = (resource: Element): string => textOf(memberOf(resource, "Type")) ?? "";

/** The condition under which a resource is made. */
function conditionOf(resource: Element): readonly string[] {
  const name = textOf(memberOf(resource, "Condition"));
  return name === null ? [] : [name];
}

type Resolve = (element: Element) => Element;

function keyOf(resource: Element, { arn, keySpec, keyUsage }: KeyFacts, resolve: Resolve): readonly JoinedKey[] {
  const policy = memberOf(memberOf(resource, "Properties"), "KeyPolicy");
  if (policy === null || arn === null) return [];
  const metadata = {
    ...(keySpec === null ? {} : { KeySpec: keySpec }),
    ...(keyUsage === null ? {} : { KeyUsage: keyUsage }),
  };
  return [{ arn, policy: resolve(policy), metadata, grants: [] }];
}

/** Roles and users, each with its own policies and those that other resources give it. */
function principalsOf(made: readonly Element[], template: Template, resolve: Resolve): readonly JoinedPrincipal[] {
  return made.flatMap((resource) => {
    const list = lists.find(({ type }) => type === typeOf(resource));
    if (list === undefined) return [];
    const arn = template.attribute(resource.name, "Arn");
    const properties = memberOf(resource, "Properties");
    const policies = memberOf(properties, "Policies");
    const entries = policies === null ? [] : oneOrMany(resolve(policies));
    const inline = entries.map((entry) => memberOf(entry, "PolicyDocument"));
    const attached = valuesOf(memberOf(properties, "ManagedPolicyArns"), resolve);
    const managed = made.filter(({ name }) => attached.includes(symbolic(name)));
    const givers = made.filter((other) => namesIn(other, list.member, resolve).includes(template.ref(resource.name)));
    const documents = [...managed, ...givers].map((one) => memberOf(memberOf(one, "Properties"), "PolicyDocument"));
    const boundary = made.find(({ name }) =>
      valuesOf(memberOf(properties, "PermissionsBoundary"), resolve).includes(symbolic(name)),
    );
    const given = documents.flatMap((one) => (one === null ? [] : [resolve(one)]));
    const known = [...inline.filter((one) => one !== null), ...given];
    return [
      {
        arn,
        uniqueId: null,
        policies: known.filter(({ value }) => typeof value === "object"),
        boundary: boundary === undefined ? null : resolvedDocument(boundary, resolve),
        isComplete:
          managed.length === attached.length &&
          memberOf(properties, "Groups") === null &&
          !inline.includes(null) &&
          known.every(({ value }) => typeof value === "object"),
      },
    ];
  });
}

const lists = [
  { type: "AWS::IAM::Role", member: "Roles" },
  { type: "AWS::IAM::User", member: "Users" },
] as const;

/** Whom a policy resource is attached to; AWS::IAM::RolePolicy and UserPolicy name one. */
function namesIn(resource: Element, member: "Roles" | "Users", resolve: Resolve): readonly unknown[] {
  const properties = memberOf(resource, "Properties");
  if (/^AWS::IAM::(?:Role|User|Group)$/u.test(typeOf(resource))) return [];
  const single = memberOf(properties, member === "Roles" ? "RoleName" : "UserName");
  return [...valuesOf(memberOf(properties, member), resolve), ...valuesOf(single, resolve)];
}

function resolvedDocument(policy: Element, resolve: Resolve): Element | null {
  const document = memberOf(memberOf(policy, "Properties"), "PolicyDocument");
  return document === null ? null : resolve(document);
}

function valuesOf(element: Element | null, resolve: Resolve): readonly unknown[] {
  if (element === null) return [];
  const { value } = resolve(element);
  return Array.isArray(value) ? value : [value];
}
