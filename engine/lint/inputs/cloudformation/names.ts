/**
 * The names that a template's functions refer to. CloudFormation refuses a template that refers to what it does not have,
 * and a name that is taken for anything would hide what the policy says. Source: CloudFormation User Guide, Fn::Sub,
 * pseudo parameter reference; CloudFormation Template Reference, return values of AWS::KMS::Key, AWS::IAM::Role and User.
 */

import type { Diagnostic } from "../../../model/diagnostic.ts";
import { type Element, itemsOf, memberOf, membersOf, textOf } from "../../../read/element.ts";
import { didYouMean } from "../../../read/nearest-name.ts";
import { diagnosticAt } from "../input.ts";
import { placeholders } from "./functions.ts";

export interface TemplateNames {
  /** The parameters and resources, each with its type. */
  readonly types: ReadonlyMap<string, string>;
  /** Whether there may be more than the template tells: a transform, a module or a loop makes resources. */
  readonly isOpen: boolean;
}

export function namesOf(document: Element): TemplateNames {
  const types = new Map<string, string>();
  for (const section of ["Parameters", "Resources"]) {
    const list = memberOf(document, section);
    if (list === null) continue;
    for (const member of membersOf(list)) types.set(member.name, textOf(memberOf(member, "Type")) ?? "");
  }
  const made = [...types].some(([name, type]) => name.startsWith("Fn::") || type.endsWith("::MODULE"));
  return { types, isOpen: made || memberOf(document, "Transform") !== null };
}

/** Tells the names in an element that the template does not have. */
export function checkNames(element: Element, names: TemplateNames, diagnostics: Diagnostic[]): void {
  const fault = (at: Element, message: string): void => {
    diagnostics.push(diagnosticAt(at, "unknown-name", message));
  };
  visit(element);

  function visit(part: Element): void {
    const [only, ...others] = membersOf(part);
    if (only !== undefined && others.length === 0) checkCall(only);
    for (const child of [...membersOf(part), ...itemsOf(part)]) visit(child);
  }

  function checkCall(call: Element): void {
    const text = textOf(call);
    if (call.name === "Ref" && text !== null) checkName(text, call);
    if (call.name === "Fn::GetAtt") {
      const written = text === null ? itemsOf(call).map(textOf) : [text];
      if (written.every((one) => one !== null)) checkAttribute(written.join("."), call);
    }
    if (call.name === "Fn::Sub") {
      const [template = call, variables = null] = itemsOf(call);
      for (const name of placeholders(textOf(template) ?? "")) {
        if (memberOf(variables, name) === null) checkPlaceholder(name, template);
      }
    }
  }

  function checkPlaceholder(name: string, at: Element): void {
    if (/^(?!AWS::)[\w-]+:/u.test(name)) {
      fault(
        at,
        `\`Fn::Sub\` takes \`\${${name}}\` for a name of the template; write the policy variable as \`\${!${name}}\``,
      );
    } else if (name.includes(".")) checkAttribute(name, at);
    else checkName(name, at);
  }

  function checkAttribute(written: string, at: Element): void {
    const [resource = "", ...rest] = written.split(".");
    const attribute = rest.join(".");
    const type = names.types.get(resource) ?? "";
    const known = attributes.get(type);
    checkName(resource, at);
    if (known !== undefined && !known.includes(attribute)) {
      const meant = known.map((one) => `\`${one}\``).join(" or ");
      fault(at, `\`${type}\` has no attribute \`${attribute}\`; write ${meant}`);
    }
  }

  function checkName(name: string, at: Element): void {
    if (names.types.has(name) || pseudo.includes(name)) return;
    if (names.isOpen && !name.startsWith("AWS::")) return;
    const meant = didYouMean(name, [...names.types.keys(), ...pseudo]);
    fault(at, `the template has no parameter or resource \`${name}\`${meant}`);
  }
}

const pseudo = [
  "AWS::AccountId",
  "AWS::NoValue",
  "AWS::NotificationARNs",
  "AWS::Partition",
  "AWS::Region",
  "AWS::StackId",
  "AWS::StackName",
  "AWS::URLSuffix",
];

const attributes: ReadonlyMap<string, readonly string[]> = new Map([
  ["AWS::KMS::Key", ["Arn", "KeyId"]],
  ["AWS::KMS::ReplicaKey", ["Arn", "KeyId"]],
  ["AWS::IAM::Role", ["Arn", "RoleId"]],
  ["AWS::IAM::User", ["Arn"]],
]);
