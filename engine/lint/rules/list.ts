/** All rules, in the order of their ids. `list.test.ts` holds this list to the folders. */

import type { Rule } from "../rule.ts";
import { conditionKeyNotCarried } from "./condition-key-not-carried/rule.ts";
import { conditionKeyPartlyCarried } from "./condition-key-partly-carried/rule.ts";
import { unknownAction } from "./unknown-action/rule.ts";

export const rules: readonly Rule[] = [conditionKeyNotCarried, conditionKeyPartlyCarried, unknownAction];
