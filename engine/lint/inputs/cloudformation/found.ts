/** Where the resources of a template hold policies, each with the way in which conditions must go for it to be there. */

import type { PolicyKind } from "../../../model/policy.ts";
import { type Element, isObject, itemsOf, memberOf, membersOf, textOf } from "../../../read/element.ts";
import { always, type KindOf, kindOfControl, kindOfEndpoint } from "../kind-by-look.ts";
import { isFunction } from "./functions.ts";
import { resolveElement } from "./resolve.ts";
import type { Template } from "./template.ts";
import { type Branches, conditionsIn, variantsOf } from "./variants.ts";

export interface FoundPolicy {
  readonly kindOf: KindOf;
  readonly document: Element;
  /** The conditions around the document; those in it may still go either way. */
  readonly taken: Branches;
}

const anyWay: Branches = new Map();

export function policiesFound(resource: Element, template: Template): readonly FoundPolicy[] {
  const properties = memberOf(resource, "Properties");
  const type = textOf(memberOf(resource, "Type")) ?? "";
  const one = (kind: PolicyKind, document: Element | null, taken = anyWay): readonly FoundPolicy[] =>
    document === null ? [] : [{ kindOf: always(kind), document, taken }];
  if (/^AWS::KMS::(?:Key|ReplicaKey)$/u.test(type)) return one("key-policy", memberOf(properties, "KeyPolicy"));
  if (/^AWS::IAM::(?:Role|User|Group)$/u.test(type)) {
    return entriesOf(memberOf(properties, "Policies")).flatMap(({ entry, taken }) =>
      // A function in the place of an entry gives one that cannot be looked at.
      one("identity-policy", isCall(entry) ? entry : memberOf(entry, "PolicyDocument"), taken),
    );
  }
  if (/^AWS::IAM::(?:ManagedPolicy|Policy|RolePolicy|UserPolicy|GroupPolicy)$/u.test(type)) {
    return one("identity-policy", memberOf(properties, "PolicyDocument"));
  }
  if (/^AWS::Serverless::(?:Function|StateMachine)$/u.test(type)) {
    // Beside documents there are names, ARNs and policy templates.
    return entriesOf(memberOf(properties, "Policies"))
      .filter(({ entry }) => memberOf(entry, "Statement") !== null)
      .flatMap(({ entry, taken }) => one("identity-policy", entry, taken));
  }
  if (type === "AWS::SSO::PermissionSet") return one("identity-policy", memberOf(properties, "InlinePolicy"));
  const told = toldBy.find((other) => other.type === type);
  const document = told === undefined ? null : memberOf(properties, told.document);
  const teller = told === undefined ? null : memberOf(properties, told.member);
  if (told === undefined || document === null || teller === null) return [];
  return variantsOf(conditionsIn(teller)).flatMap((taken) => {
    const kindOf = told.kindFor(textOf(resolveElement(teller, template, taken)) ?? "");
    return kindOf === null ? [] : [{ kindOf, document, taken }];
  });
}

/** Resources of which another property tells whose policy it is; it may go either way of a condition. */
const toldBy = [
  { type: "AWS::EC2::VPCEndpoint", member: "ServiceName", document: "PolicyDocument", kindFor: kindOfEndpoint },
  { type: "AWS::Organizations::Policy", member: "Type", document: "Content", kindFor: kindOfControl },
] as const;

interface Entry {
  readonly entry: Element;
  readonly taken: Branches;
}

/** The entries of a list, or the one that stands for it, on both ways of the conditions among them. */
function entriesOf(element: Element | null, taken: Branches = anyWay): readonly Entry[] {
  if (element === null) return [];
  if (Array.isArray(element.value)) return itemsOf(element).flatMap((item) => entriesOf(item, taken));
  const [name, then, otherwise] = itemsOf(memberOf(element, "Fn::If"));
  const condition = textOf(name ?? null);
  if (condition === null) return isObject(element.value) && !isNothing(element) ? [{ entry: element, taken }] : [];
  return [
    ...(taken.get(condition) === false ? [] : entriesOf(then ?? null, new Map(taken).set(condition, true))),
    ...(taken.get(condition) === true ? [] : entriesOf(otherwise ?? null, new Map(taken).set(condition, false))),
  ];
}

function isNothing(element: Element): boolean {
  return textOf(memberOf(element, "Ref")) === "AWS::NoValue";
}

function isCall(element: Element): boolean {
  const [only, ...others] = membersOf(element);
  return only !== undefined && others.length === 0 && isFunction(only.name);
}
