/** What a CloudTrail event names and the environment lacks: a key is put there, for the rest a note tells what to import. */

import { environmentOf, itemsOf, type Members, membersOf, textOf, withEnvironment } from "../state/environment-edit.ts";
import { shortArn } from "../state/short-arn.ts";
import type { Files } from "../state/workspace.ts";
import { keyArn } from "./guess-key.ts";

/** The environment with the keys of the call, which then lack their policies. */
export function withEventKeys(files: Files, event: Members, input: Members, notes: string[]): Files {
  const environment = environmentOf(files);
  const known = membersOf(environment["keys"]);
  const named = ["KeyId", "SourceKeyId", "DestinationKeyId", "TargetKeyId"]
    .map((member) => textOf(input[member]))
    .filter((name) => name !== "");
  const missing = new Set<string>();
  for (const name of named) {
    if (isKnown(known, name)) continue;
    const arn = keyArn.test(name) ? name : arnOf(name, event);
    if (arn !== null) missing.add(arn);
    else notes.push(`no key here has the alias \`${name}\`: give it to one in environment.json, as \`aliases\``);
  }
  if (missing.size === 0) return files;
  for (const arn of missing)
    notes.push(`\`${shortArn(arn)}\` has been added, and lacks its policy: import get-key-policy`);
  const added = Object.fromEntries([...missing].map((arn) => [arn, {}]));
  return withEnvironment(files, { ...environment, keys: { ...known, ...added } });
}

/** A caller that the environment lacks has no identity policies there, whatever it has in AWS. */
export function noteCaller(files: Files, event: Members, notes: string[]): void {
  const identity = membersOf(event["userIdentity"]);
  const issuer = textOf(membersOf(membersOf(identity["sessionContext"])["sessionIssuer"])["arn"]);
  const caller = issuer === "" ? textOf(identity["arn"]) : issuer;
  if (!/:(?:role|user)\//u.test(caller) || caller in membersOf(environmentOf(files)["principals"])) return;
  notes.push(`\`${shortArn(caller)}\` has no identity policies here: import get-account-authorization-details`);
}

function isKnown(keys: Members, name: string): boolean {
  const alias = name.slice(name.lastIndexOf(":") + 1);
  return Object.entries(keys).some(
    ([arn, key]) => arn === name || arn.endsWith(`:key/${name}`) || itemsOf(membersOf(key)["aliases"]).includes(alias),
  );
}

/** Of a key's bare id; null for an alias. */
function arnOf(id: string, { awsRegion, recipientAccountId, userIdentity }: Members): string | null {
  const account = textOf(recipientAccountId) || textOf(membersOf(userIdentity)["accountId"]);
  const arn = `arn:aws:kms:${textOf(awsRegion)}:${account}:key/${id}`;
  return keyArn.test(arn) ? arn : null;
}
