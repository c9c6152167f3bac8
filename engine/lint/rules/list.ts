/** All rules, in the order of their ids. `list.test.ts` holds this list to the folders. */

import type { Rule } from "../rule.ts";
import { accountIdValue } from "./account-id-value/rule.ts";
import { actionKeyUsage } from "./action-key-usage/rule.ts";
import { aliasResource } from "./alias-resource/rule.ts";
import { arnOperator } from "./arn-operator/rule.ts";
import { bareKeyResource } from "./bare-key-resource/rule.ts";
import { boolValue } from "./bool-value/rule.ts";
import { conditionKeyNotCarried } from "./condition-key-not-carried/rule.ts";
import { conditionKeyPartlyCarried } from "./condition-key-partly-carried/rule.ts";
import { createAliasHalf } from "./create-alias-half/rule.ts";
import { crossAccountAction } from "./cross-account-action/rule.ts";
import { dateValue } from "./date-value/rule.ts";
import { deprecatedKey } from "./deprecated-key/rule.ts";
import { encryptionContextCase } from "./encryption-context-case/rule.ts";
import { forAllValuesWithoutNull } from "./for-all-values-without-null/rule.ts";
import { generateDataKeyNeedsDecrypt } from "./generate-data-key-needs-decrypt/rule.ts";
import { iamOnlyActionInKeyPolicy } from "./iam-only-action-in-key-policy/rule.ts";
import { ifExistsInAllow } from "./if-exists-in-allow/rule.ts";
import { ipHostBits } from "./ip-host-bits/rule.ts";
import { ipValue } from "./ip-value/rule.ts";
import { keyPolicyResource } from "./key-policy-resource/rule.ts";
import { multiValuedNeedsSetOperator } from "./multi-valued-needs-set-operator/rule.ts";
import { numericValue } from "./numeric-value/rule.ts";
import { operatorType } from "./operator-type/rule.ts";
import { principalArnSession } from "./principal-arn-session/rule.ts";
import { reEncryptHalf } from "./re-encrypt-half/rule.ts";
import { resourceWithIamOnlyAction } from "./resource-with-iam-only-action/rule.ts";
import { retireGrantInKeyPolicy } from "./retire-grant-in-key-policy/rule.ts";
import { setOperatorOnSingleValue } from "./set-operator-on-single-value/rule.ts";
import { stringLikeOnArn } from "./string-like-on-arn/rule.ts";
import { unknownAction } from "./unknown-action/rule.ts";
import { valueNeverMatches } from "./value-never-matches/rule.ts";
import { viaServiceForm } from "./via-service-form/rule.ts";
import { wildcardWithoutLike } from "./wildcard-without-like/rule.ts";

export const rules: readonly Rule[] = [
  accountIdValue,
  actionKeyUsage,
  aliasResource,
  arnOperator,
  bareKeyResource,
  boolValue,
  conditionKeyNotCarried,
  conditionKeyPartlyCarried,
  createAliasHalf,
  crossAccountAction,
  dateValue,
  deprecatedKey,
  encryptionContextCase,
  forAllValuesWithoutNull,
  generateDataKeyNeedsDecrypt,
  iamOnlyActionInKeyPolicy,
  ifExistsInAllow,
  ipHostBits,
  ipValue,
  keyPolicyResource,
  multiValuedNeedsSetOperator,
  numericValue,
  operatorType,
  principalArnSession,
  reEncryptHalf,
  resourceWithIamOnlyAction,
  retireGrantInKeyPolicy,
  setOperatorOnSingleValue,
  stringLikeOnArn,
  unknownAction,
  valueNeverMatches,
  viaServiceForm,
  wildcardWithoutLike,
];
