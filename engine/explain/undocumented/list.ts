/** What AWS leaves undocumented, in the order of the rules' numbers. `engine/docs/undocumented-rules.md` tells of each. */

import { accountAsGrantee } from "./account-as-grantee.ts";
import { anyValueIfExists } from "./any-value-if-exists.ts";
import { boolLetters } from "./bool-letters.ts";
import { boolVariables } from "./bool-variables.ts";
import { directGrantCalls } from "./direct-grant-calls.ts";
import { endpointAccounts } from "./endpoint-accounts.ts";
import { everyoneAndLimits } from "./everyone-and-limits.ts";
import { issuingAccount } from "./issuing-account.ts";
import { keyPolicyResource } from "./key-policy-resource.ts";
import { limitsOnGrants } from "./limits-on-grants.ts";
import { notPrincipal } from "./not-principal.ts";
import { policyAndParentGrant } from "./policy-and-parent-grant.ts";
import { rcpsWithoutResource } from "./rcps-without-resource.ts";
import { resourceColons } from "./resource-colons.ts";
import { resourceLetters } from "./resource-letters.ts";
import type { UndocumentedRule } from "./rule.ts";
import { servicesAndScps } from "./services-and-scps.ts";
import { sourceArnOfDirectCalls } from "./source-arn-of-direct-calls.ts";
import { tokenOfAnother } from "./token-of-another.ts";
import { uniqueIds } from "./unique-ids.ts";
import { unreadableValues } from "./unreadable-values.ts";
import { unresolvedInAList } from "./unresolved-in-a-list.ts";
import { unresolvedNotResource } from "./unresolved-not-resource.ts";

export const undocumentedRules: readonly UndocumentedRule[] = [
  uniqueIds,
  notPrincipal,
  everyoneAndLimits,
  servicesAndScps,
  rcpsWithoutResource,
  endpointAccounts,
  sourceArnOfDirectCalls,
  limitsOnGrants,
  accountAsGrantee,
  policyAndParentGrant,
  tokenOfAnother,
  issuingAccount,
  directGrantCalls,
  keyPolicyResource,
  resourceLetters,
  resourceColons,
  anyValueIfExists,
  boolLetters,
  unreadableValues,
  boolVariables,
  unresolvedInAList,
  unresolvedNotResource,
];
