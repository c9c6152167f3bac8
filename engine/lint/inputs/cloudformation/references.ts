/** What to write for a reference that gives a name where a policy wants an ARN. Source: Template Reference, return values. */

import { type Element, itemsOf, memberOf, textOf } from "../../../read/element.ts";
import { pointerSteps } from "../../../read/pointer.ts";
import type { Finding } from "../../finding.ts";

/** The message of a finding, which says how to refer to a resource of the template by its ARN where that is at fault. */
export function withReference(message: string, { rule, pointer }: Finding, template: Element): string {
  if (rule !== "invalid-principal" && rule !== "invalid-resource") return message;
  const name = referredTo(elementAt(template, pointer));
  const type = textOf(memberOf(memberOf(memberOf(template, "Resources"), name ?? ""), "Type")) ?? "";
  if (name === null || !withArn.includes(type)) return message;
  const call = template.source.json === undefined ? `!GetAtt ${name}.Arn` : `{ "Fn::GetAtt": ["${name}", "Arn"] }`;
  return `${message.replace(/; [^;]*$/u, "")}; write \`${call}\``;
}

const withArn = ["AWS::KMS::Key", "AWS::KMS::ReplicaKey", "AWS::IAM::Role", "AWS::IAM::User"];

/** The resource that `!Ref Name` or `!Sub "${Name}"` refers to; null for anything else. */
function referredTo(element: Element | null): string | null {
  return (
    textOf(memberOf(element, "Ref")) ?? /^\$\{(\w+)\}$/u.exec(textOf(memberOf(element, "Fn::Sub")) ?? "")?.[1] ?? null
  );
}

function elementAt(root: Element, pointer: string): Element | null {
  let element: Element | null = root;
  for (const step of pointerSteps(pointer)) {
    element = Array.isArray(element?.value) ? (itemsOf(element)[Number(step)] ?? null) : memberOf(element, step);
  }
  return element;
}
