/**
 * What the parameters of a template are where nobody gives them. A default is one value among others: a policy is looked at
 * with it, and without. Source: CloudFormation User Guide, Parameters syntax.
 */

import { type Element, membersOf, memberOf, textOf } from "../../../read/element.ts";

export type Defaults = ReadonlyMap<string, string | readonly string[]>;

export function defaultsOf(document: Element): Defaults {
  const parameters = memberOf(document, "Parameters");
  const conditions = JSON.stringify(memberOf(document, "Conditions")?.value ?? {});
  const defaults = new Map<string, string | readonly string[]>();
  for (const parameter of parameters === null ? [] : membersOf(parameters)) {
    const value = memberOf(parameter, "Default")?.value;
    const text = typeof value === "number" ? String(value) : value;
    // What a condition asks for may be taken for absent by it.
    if (typeof text !== "string" || !tells(text) || conditions.includes(JSON.stringify(parameter.name))) continue;
    const type = textOf(memberOf(parameter, "Type"));
    if (type === "String" || type === "Number") defaults.set(parameter.name, text);
    // Other types look the value up elsewhere, or are of resources.
    if (type === "CommaDelimitedList") {
      defaults.set(
        parameter.name,
        text.split(",").map((item) => item.trim()),
      );
    }
  }
  return defaults;
}

/** An empty text stands for none; an account that a default names is mostly the author's own, whoever deploys. */
function tells(text: string): boolean {
  return text.trim() !== "" && !/\d{12}/u.test(text);
}
