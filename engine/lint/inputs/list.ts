/** The forms of documents that the linter reads, tried in this order. */

import { accountDetails } from "./account-details.ts";
import { cloudformation } from "./cloudformation/cloudformation.ts";
import { describedKey } from "./described-key.ts";
import { environment } from "./environment.ts";
import type { InputForm } from "./input.ts";
import { listedGrants } from "./listed-grants.ts";
import { policy } from "./policy.ts";
import { terraformPlan } from "./terraform/plan.ts";

export const inputForms: readonly InputForm[] = [
  environment,
  cloudformation,
  terraformPlan,
  accountDetails,
  listedGrants,
  describedKey,
  policy,
];
