/** The condition keys that generated statements test, by what they hold, each with values that requests may carry. */

import { keyOwner, partner } from "./accounts.ts";
import { ann, reader } from "./cast.ts";
import type { ConditionValue } from "./policy-document.ts";
import { addresses, digests, sourceArns, stages, teams, viaServices } from "./pools.ts";

export interface TestedKey {
  readonly key: string;
  readonly values: readonly ConditionValue[];
}

const tested = (key: string, ...values: readonly ConditionValue[]): TestedKey => ({ key, values });

/** Texts with variables, with defaults, with the escapes of wildcards, and without a value. */
const variables = [
  "${aws:PrincipalTag/team}",
  "${AWS:principaltag/TEAM}",
  "${aws:PrincipalTag/none, 'blue'}",
  "${aws:PrincipalTag/none}",
  "${aws:username}",
  "b${*}",
  "pro${?}",
  "${$}{aws:username}",
  "${aws:PrincipalTag/Stage}*",
  "*${aws:PrincipalTag/team}",
] as const;

const single = [
  tested("kms:EncryptionContext:team", ...teams, ...variables, "b*", "bl?e", ""),
  tested("kms:EncryptionContext:stage", ...stages, ...variables, "prod*", "pro?"),
  tested("kms:EncryptionContext:a:b", "x", "X", "?"),
  tested("aws:PrincipalTag/team", ...teams, "b*", "${kms:EncryptionContext:team}", "${aws:RequestTag/team}"),
  tested("aws:PrincipalTag/Stage", ...stages, "${kms:EncryptionContext:stage}"),
  tested("aws:ResourceTag/team", ...teams, "${aws:PrincipalTag/team}"),
  tested("aws:RequestTag/team", ...teams, "${aws:PrincipalTag/team}"),
  tested("kms:CallerAccount", keyOwner, partner, 222233334444, "2222*"),
  tested("aws:PrincipalAccount", keyOwner, partner, "${kms:CallerAccount}"),
  tested("aws:PrincipalOrgID", "o-a", "o-b", "O-A"),
  tested("aws:PrincipalType", "User", "AssumedRole", "Account", "user"),
  tested("aws:PrincipalServiceName", "s3.amazonaws.com"),
  tested("aws:username", "ann", "bob", "Ann"),
  tested("aws:userid", "AIDAANN", "AROAREADER:s-1", "AROA*:*"),
  tested("aws:ResourceAccount", keyOwner, "${aws:PrincipalAccount}"),
  tested("aws:ResourceOrgID", "o-a", "${aws:PrincipalOrgID}"),
  tested("aws:RequestedRegion", "us-east-1", "eu-*", "eu-west-1"),
  tested("kms:ViaService", ...viaServices, "s3.*.amazonaws.com", "S3.us-east-1.amazonaws.com"),
  tested("kms:EncryptionAlgorithm", "SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_256", "symmetric_default"),
  tested("kms:KeySpec", "SYMMETRIC_DEFAULT", "RSA_*", "HMAC_256"),
  tested("kms:KeyUsage", "ENCRYPT_DECRYPT", "SIGN_VERIFY"),
  tested("kms:KeyOrigin", "AWS_KMS", "EXTERNAL"),
  tested("kms:RequestAlias", "alias/orders", "alias/*"),
  tested("kms:GrantConstraintType", "EncryptionContextEquals", "EncryptionContextSubset"),
  tested("kms:SigningAlgorithm", "RSASSA_PSS_SHA_256"),
  tested("kms:MessageType", "RAW", "DIGEST"),
  tested("kms:MultiRegionKeyType", "PRIMARY", "REPLICA"),
  tested("aws:SourceAccount", keyOwner, partner),
  tested("aws:SourceVpce", "vpce-0a", "vpce-*"),
  tested("aws:SourceVpc", "vpc-1a", "VPC-1A"),
  tested("aws:UserAgent", "", "cli/2 ${aws:username}", "cli/2 ann"),
  tested("app:label", "one", "two", "ONE"),
];

const multi = [
  tested("kms:EncryptionContextKeys", "team", "stage", "Team", "*", "order"),
  tested("kms:GrantOperations", "Decrypt", "Encrypt", "DescribeKey", "De*", "CreateGrant"),
  tested("kms:ResourceAliases", "alias/orders", "alias/app/*", "alias/signer"),
  tested("aws:TagKeys", "team", "env", "Team", "${aws:username}"),
  tested("aws:CalledVia", "s3.amazonaws.com", "ec2.amazonaws.com"),
  tested("aws:PrincipalOrgPaths", "o-a/r-ab12/ou-ab12-11111111/", "o-a/*", "o-b/*"),
];

const numeric = [
  tested("aws:MultiFactorAuthAge", 300, "300", "300.0", "299.5", 3600, "many", ""),
  tested("kms:ScheduleKeyDeletionPendingWindowInDays", 7, "30", 30, "-1"),
  tested("kms:RotationPeriodInDays", "365", 90, "+90"),
  tested("app:score", "10", 10.5, "-3", "0", "10.50", "1e1"),
  tested("aws:EpochTime", 1770091506, "1770091507", "0"),
];

const date = [
  tested("aws:CurrentTime", "2026-02-03T04:05:06Z", "2026-02-03", "2026-02-03T05:05:06+01:00", "1770091506", "soon"),
  tested("aws:TokenIssueTime", "2026-02-03T00:00:00Z", "2026-02-02T23:00:00.500Z", "2026-02", 1770076800, ""),
  tested("kms:ValidTo", "2026-06-01T00:00:00Z", "2026", 1780272000),
  tested("aws:EpochTime", 1770091506, "2026-02-03T04:05:06Z", "2026-13-01"),
];

const bool = [
  tested("aws:MultiFactorAuthPresent", true, "true", false, "false", "TRUE", "yes"),
  tested("aws:SecureTransport", true, "false"),
  tested("aws:ViaAWSService", false, "true"),
  tested("aws:PrincipalIsAWSService", "false", true),
  tested("kms:GrantIsForAWSResource", true, "false"),
  tested("kms:MultiRegion", "true", false),
  tested("kms:BypassPolicyLockoutSafetyCheck", "true", "false"),
  tested("kms:ReEncryptOnSameKey", "true", false),
];

const ip = [
  tested(
    "aws:SourceIp",
    ...addresses,
    "10.0.0.0/8",
    "203.0.113.0/24",
    "2001:db8::/32",
    "0.0.0.0/0",
    "nowhere",
    "10.0.0.0/99",
  ),
  tested("aws:VpcSourceIp", "10.1.2.3/32", "10.1.0.0/16"),
];

const arn = [
  tested("aws:SourceArn", ...sourceArns, "arn:aws:s3:::bucket-*", "arn:aws:*:*:222233334444:trail/*", "*", "bucket-a"),
  tested(
    "aws:PrincipalArn",
    ann.text,
    reader.record ?? "",
    "arn:aws:iam::*:role/*",
    "arn:aws:iam::222233334444:user/${aws:username}",
  ),
  tested("kms:GranteePrincipal", ann.text, "arn:aws:iam::*:user/*", reader.record ?? ""),
  tested("kms:RetiringPrincipal", ann.text, "arn:aws:iam::222233334444:*"),
  tested("kms:GrantConstraintSourceArn", ...sourceArns, "arn:aws:s3:::*"),
];

const binary = [tested("app:digest", ...digests, "AAECAw==", "not base64!", "")];

export const testedKeys = { single, multi, numeric, date, bool, ip, arn, binary } as const;
export type Family = keyof typeof testedKeys;
export const everyTestedKey: readonly TestedKey[] = Object.values(testedKeys).flat();
