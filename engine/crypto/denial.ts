/**
 * What a denied caller is told, and whether one may know that a key does not exist. Source: denials seen in public reports:
 * whoever has no permission on a missing key, and whoever is of another account, hears what a denied one hears.
 */

import { parseArn } from "../model/arn.ts";
import type { CallDecision } from "../model/decision.ts";
import type { Environment } from "../model/environment.ts";
import { kmsError } from "./errors.ts";
import type { KmsError } from "./kms.ts";
import type { Store } from "./store/store.ts";
import type { About } from "./subjects.ts";

export function accessDenied({ checks }: CallDecision, { missing, byCiphertext }: About): KmsError {
  const denied = checks.find(({ decision }) => decision !== "Allow");
  const message = denied?.awsMessage ?? "";
  if (missing !== null)
    return kmsError(
      "AccessDeniedException",
      message.replace(/ on (?:this resource|resource: \S+) .*$/u, ` on this resource ${vague}`),
    );
  const hidden = byCiphertext && denied?.action !== "kms:ReEncryptTo";
  return kmsError(
    "AccessDeniedException",
    hidden
      ? message.replace(/ on (?:this resource|resource: \S+) /u, " on the resource associated with this ciphertext ")
      : message,
  );
}

const vague =
  "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";

/**
 * The environment with the missing key in it, under the policy that leaves everything to its account: whoever would be allowed
 * by that may know that there is none.
 */
export function phantom(arn: string, store: Store): Environment {
  const { partition, region, account, resource } = parseArn(arn) ?? {
    partition: "",
    region: "",
    account: "",
    resource: "",
  };
  const isAlias = resource.startsWith("alias/");
  const key = isAlias ? `arn:${partition}:kms:${region}:${account}:key/00000000-0000-0000-0000-000000000000` : arn;
  const root = `arn:${partition}:iam::${account}:root`;
  const statement = { Effect: "Allow", Principal: { AWS: root }, Action: "kms:*", Resource: "*" };
  return store.supposing({
    [key]: { policy: { Version: "2012-10-17", Statement: [statement] }, aliases: isAlias ? [resource] : [] },
  });
}
