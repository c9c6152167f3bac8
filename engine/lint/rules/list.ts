/** All rules, in the order of their ids. `list.test.ts` holds this list to the folders. */

import type { Rule } from "../rule.ts";
import { accountIdValue } from "./account-id-value/rule.ts";
import { aliasResource } from "./alias-resource/rule.ts";
import { arnOperator } from "./arn-operator/rule.ts";
import { conditionKeyNotCarried } from "./condition-key-not-carried/rule.ts";
import { conditionKeyPartlyCarried } from "./condition-key-partly-carried/rule.ts";
import { forAllValuesWithoutNull } from "./for-all-values-without-null/rule.ts";
import { iamOnlyActionInKeyPolicy } from "./iam-only-action-in-key-policy/rule.ts";
import { keyPolicyResource } from "./key-policy-resource/rule.ts";
import { multiValuedNeedsSetOperator } from "./multi-valued-needs-set-operator/rule.ts";
import { operatorType } from "./operator-type/rule.ts";
import { resourceWithIamOnlyAction } from "./resource-with-iam-only-action/rule.ts";
import { retireGrantInKeyPolicy } from "./retire-grant-in-key-policy/rule.ts";
import { setOperatorOnSingleValue } from "./set-operator-on-single-value/rule.ts";
import { unknownAction } from "./unknown-action/rule.ts";
import { valueNeverMatches } from "./value-never-matches/rule.ts";
import { viaServiceForm } from "./via-service-form/rule.ts";
import { wildcardWithoutLike } from "./wildcard-without-like/rule.ts";

export const rules: readonly Rule[] = [
  accountIdValue,
  aliasResource,
  arnOperator,
  conditionKeyNotCarried,
  conditionKeyPartlyCarried,
  forAllValuesWithoutNull,
  iamOnlyActionInKeyPolicy,
  keyPolicyResource,
  multiValuedNeedsSetOperator,
  operatorType,
  resourceWithIamOnlyAction,
  retireGrantInKeyPolicy,
  setOperatorOnSingleValue,
  unknownAction,
  valueNeverMatches,
  viaServiceForm,
  wildcardWithoutLike,
];
