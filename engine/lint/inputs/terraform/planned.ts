/** The resources of a plan that there will be. */

import { type Element, isObject, itemsOf, memberOf, textOf } from "../../../read/element.ts";

export interface Planned {
  readonly element: Element;
  readonly type: string;
  /** What it will be. */
  readonly after: Element;
}

export function plannedResources(plan: Element): readonly Planned[] {
  return itemsOf(memberOf(plan, "resource_changes")).flatMap((element): readonly Planned[] => {
    const after = memberOf(memberOf(element, "change"), "after");
    const type = textOf(memberOf(element, "type")) ?? "";
    return after === null || !isObject(after.value) ? [] : [{ element, type, after }];
  });
}
