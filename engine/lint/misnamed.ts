/** Whether an element seems to be there by a wrong name: then that it is missing is no second mistake. */

import { type Element, membersOf } from "../read/element.ts";
import { isSlip } from "../read/nearest-name.ts";

/** Whether a member of the element has a name that is one of these but for a slip. */
export function hasMisnamed(element: Element, names: readonly string[]): boolean {
  return membersOf(element).some(
    (member) => !names.includes(member.name) && names.some((name) => isSlip(member.name, name)),
  );
}
