/** All rules, in the order of their ids. `list.test.ts` holds this list to the folders. */

import type { Rule } from "../rule.ts";
import { accountIdValue } from "./account-id-value/rule.ts";
import { actionKeyUsage } from "./action-key-usage/rule.ts";
import { aliasBasedAccessWithAliasChanges } from "./alias-based-access-with-alias-changes/rule.ts";
import { aliasResource } from "./alias-resource/rule.ts";
import { arnOperator } from "./arn-operator/rule.ts";
import { bareKeyResource } from "./bare-key-resource/rule.ts";
import { boolValue } from "./bool-value/rule.ts";
import { boundaryVoidsAllow } from "./boundary-voids-allow/rule.ts";
import { bypassLockoutCheck } from "./bypass-lockout-check/rule.ts";
import { callerCanSpoof } from "./caller-can-spoof/rule.ts";
import { callerLockout } from "./caller-lockout/rule.ts";
import { conditionKeyNotCarried } from "./condition-key-not-carried/rule.ts";
import { conditionKeyPartlyCarried } from "./condition-key-partly-carried/rule.ts";
import { conditionKeyUnderWildcard } from "./condition-key-under-wildcard/rule.ts";
import { conditionSaysNothing } from "./condition-says-nothing/rule.ts";
import { conflictingElements } from "./conflicting-elements/rule.ts";
import { contradictingConditions } from "./contradicting-conditions/rule.ts";
import { createAliasHalf } from "./create-alias-half/rule.ts";
import { createGrantUnconstrained } from "./create-grant-unconstrained/rule.ts";
import { crossAccountAction } from "./cross-account-action/rule.ts";
import { dateValue } from "./date-value/rule.ts";
import { decryptEveryKey } from "./decrypt-every-key/rule.ts";
import { deletedPrincipal } from "./deleted-principal/rule.ts";
import { deletionWindow } from "./deletion-window/rule.ts";
import { deniedInPolicy } from "./denied-in-policy/rule.ts";
import { deprecatedKey } from "./deprecated-key/rule.ts";
import { duplicateConditionKey } from "./duplicate-condition-key/rule.ts";
import { duplicateSid } from "./duplicate-sid/rule.ts";
import { emptyList } from "./empty-list/rule.ts";
import { encryptionContextCase } from "./encryption-context-case/rule.ts";
import { everyoneInDenyLocksService } from "./everyone-in-deny-locks-service/rule.ts";
import { forAllValuesWithoutNull } from "./for-all-values-without-null/rule.ts";
import { foreignAction } from "./foreign-action/rule.ts";
import { generateDataKeyNeedsDecrypt } from "./generate-data-key-needs-decrypt/rule.ts";
import { grantOperationInvalidForKey } from "./grant-operation-invalid-for-key/rule.ts";
import { grantOperationsSetOperator } from "./grant-operations-set-operator/rule.ts";
import { grantWiderThanNeeded } from "./grant-wider-than-needed/rule.ts";
import { iamAllowWithoutEffect } from "./iam-allow-without-effect/rule.ts";
import { iamOnlyActionInKeyPolicy } from "./iam-only-action-in-key-policy/rule.ts";
import { identityOnlyConditionKey } from "./identity-only-condition-key/rule.ts";
import { idleStatement } from "./idle-statement/rule.ts";
import { ifExistsInAllow } from "./if-exists-in-allow/rule.ts";
import { impliedStatement } from "./implied-statement/rule.ts";
import { invalidAction } from "./invalid-action/rule.ts";
import { invalidCharacter } from "./invalid-character/rule.ts";
import { invalidPrincipal } from "./invalid-principal/rule.ts";
import { invalidResource } from "./invalid-resource/rule.ts";
import { ipHostBits } from "./ip-host-bits/rule.ts";
import { ipValue } from "./ip-value/rule.ts";
import { keyActionOnOtherResource } from "./key-action-on-other-resource/rule.ts";
import { keyFullAccess } from "./key-full-access/rule.ts";
import { keyLockout } from "./key-lockout/rule.ts";
import { keyPolicyResource } from "./key-policy-resource/rule.ts";
import { mfaBoolIfExists } from "./mfa-bool-if-exists/rule.ts";
import { mfaMissingForDeletion } from "./mfa-missing-for-deletion/rule.ts";
import { missingElement } from "./missing-element/rule.ts";
import { missingPrincipal } from "./missing-principal/rule.ts";
import { missingVersion } from "./missing-version/rule.ts";
import { multiValuedNeedsSetOperator } from "./multi-valued-needs-set-operator/rule.ts";
import { nobodyAdministers } from "./nobody-administers/rule.ts";
import { nobodyUses } from "./nobody-uses/rule.ts";
import { notActionWithAllow } from "./not-action-with-allow/rule.ts";
import { notPrincipal } from "./not-principal/rule.ts";
import { notPrincipalWithAllow } from "./not-principal-with-allow/rule.ts";
import { notResourceWithAllow } from "./not-resource-with-allow/rule.ts";
import { numericValue } from "./numeric-value/rule.ts";
import { operatorType } from "./operator-type/rule.ts";
import { otherAccountFullAccess } from "./other-account-full-access/rule.ts";
import { overlyPermissiveCondition } from "./overly-permissive-condition/rule.ts";
import { policyEscalation } from "./policy-escalation/rule.ts";
import { policyTooLarge } from "./policy-too-large/rule.ts";
import { principalArnSession } from "./principal-arn-session/rule.ts";
import { principalMatchesNobody } from "./principal-matches-nobody/rule.ts";
import { publicKey } from "./public-key/rule.ts";
import { rcpDeniesActions } from "./rcp-denies-actions/rule.ts";
import { rcpVoidsAllow } from "./rcp-voids-allow/rule.ts";
import { reEncryptHalf } from "./re-encrypt-half/rule.ts";
import { redundantAction } from "./redundant-action/rule.ts";
import { redundantPrincipal } from "./redundant-principal/rule.ts";
import { resourceWithIamOnlyAction } from "./resource-with-iam-only-action/rule.ts";
import { retireGrantInKeyPolicy } from "./retire-grant-in-key-policy/rule.ts";
import { scpVoidsAllow } from "./scp-voids-allow/rule.ts";
import { serviceCallerCondition } from "./service-caller-condition/rule.ts";
import { serviceOnlyConditionKey } from "./service-only-condition-key/rule.ts";
import { servicePrincipalName } from "./service-principal-name/rule.ts";
import { serviceWithoutSource } from "./service-without-source/rule.ts";
import { setOperatorOnSingleValue } from "./set-operator-on-single-value/rule.ts";
import { shadowedByDeny } from "./shadowed-by-deny/rule.ts";
import { sidCharacters } from "./sid-characters/rule.ts";
import { sourceIpBreaksServices } from "./source-ip-breaks-services/rule.ts";
import { stringLikeOnArn } from "./string-like-on-arn/rule.ts";
import { surroundingBlanks } from "./surrounding-blanks/rule.ts";
import { tagBasedAccessWithTagging } from "./tag-based-access-with-tagging/rule.ts";
import { unexpectedPrincipal } from "./unexpected-principal/rule.ts";
import { unknownAction } from "./unknown-action/rule.ts";
import { unknownConditionKey } from "./unknown-condition-key/rule.ts";
import { unknownElement } from "./unknown-element/rule.ts";
import { unknownOperator } from "./unknown-operator/rule.ts";
import { unknownPartition } from "./unknown-partition/rule.ts";
import { unknownPrincipal } from "./unknown-principal/rule.ts";
import { unknownVariable } from "./unknown-variable/rule.ts";
import { unknownVersion } from "./unknown-version/rule.ts";
import { unreachableGrant } from "./unreachable-grant/rule.ts";
import { valueForm } from "./value-form/rule.ts";
import { valueNeverMatches } from "./value-never-matches/rule.ts";
import { variableInWrongPlace } from "./variable-in-wrong-place/rule.ts";
import { variableNeedsVersion } from "./variable-needs-version/rule.ts";
import { variableSyntax } from "./variable-syntax/rule.ts";
import { viaServiceForm } from "./via-service-form/rule.ts";
import { viaServiceWithoutAccount } from "./via-service-without-account/rule.ts";
import { wildcardWithoutLike } from "./wildcard-without-like/rule.ts";
import { wrongType } from "./wrong-type/rule.ts";

export const rules: readonly Rule[] = [
  accountIdValue,
  actionKeyUsage,
  aliasBasedAccessWithAliasChanges,
  aliasResource,
  arnOperator,
  bareKeyResource,
  boolValue,
  boundaryVoidsAllow,
  bypassLockoutCheck,
  callerCanSpoof,
  callerLockout,
  conditionKeyNotCarried,
  conditionKeyPartlyCarried,
  conditionKeyUnderWildcard,
  conditionSaysNothing,
  conflictingElements,
  contradictingConditions,
  createAliasHalf,
  createGrantUnconstrained,
  crossAccountAction,
  dateValue,
  decryptEveryKey,
  deletedPrincipal,
  deletionWindow,
  deniedInPolicy,
  deprecatedKey,
  duplicateConditionKey,
  duplicateSid,
  emptyList,
  encryptionContextCase,
  everyoneInDenyLocksService,
  forAllValuesWithoutNull,
  foreignAction,
  generateDataKeyNeedsDecrypt,
  grantOperationInvalidForKey,
  grantOperationsSetOperator,
  grantWiderThanNeeded,
  iamAllowWithoutEffect,
  iamOnlyActionInKeyPolicy,
  identityOnlyConditionKey,
  idleStatement,
  ifExistsInAllow,
  impliedStatement,
  invalidAction,
  invalidCharacter,
  invalidPrincipal,
  invalidResource,
  ipHostBits,
  ipValue,
  keyActionOnOtherResource,
  keyFullAccess,
  keyLockout,
  keyPolicyResource,
  mfaBoolIfExists,
  mfaMissingForDeletion,
  missingElement,
  missingPrincipal,
  missingVersion,
  multiValuedNeedsSetOperator,
  nobodyAdministers,
  nobodyUses,
  notActionWithAllow,
  notPrincipal,
  notPrincipalWithAllow,
  notResourceWithAllow,
  numericValue,
  operatorType,
  otherAccountFullAccess,
  overlyPermissiveCondition,
  policyEscalation,
  policyTooLarge,
  principalArnSession,
  principalMatchesNobody,
  publicKey,
  rcpDeniesActions,
  rcpVoidsAllow,
  reEncryptHalf,
  redundantAction,
  redundantPrincipal,
  resourceWithIamOnlyAction,
  retireGrantInKeyPolicy,
  scpVoidsAllow,
  serviceCallerCondition,
  serviceOnlyConditionKey,
  servicePrincipalName,
  serviceWithoutSource,
  setOperatorOnSingleValue,
  shadowedByDeny,
  sidCharacters,
  sourceIpBreaksServices,
  stringLikeOnArn,
  surroundingBlanks,
  tagBasedAccessWithTagging,
  unexpectedPrincipal,
  unknownAction,
  unknownConditionKey,
  unknownElement,
  unknownOperator,
  unknownPartition,
  unknownPrincipal,
  unknownVariable,
  unknownVersion,
  unreachableGrant,
  valueForm,
  valueNeverMatches,
  variableInWrongPlace,
  variableNeedsVersion,
  variableSyntax,
  viaServiceForm,
  viaServiceWithoutAccount,
  wildcardWithoutLike,
  wrongType,
];
