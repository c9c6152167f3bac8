/** How texts for readers name things: short, in backticks, the same everywhere. */

import type { Determining, LayerName } from "../model/decision.ts";
import type { Situation } from "../context/situation.ts";

const layerTitles: Readonly<Record<LayerName, string>> = {
  "service-control-policy": "service control policy",
  "resource-control-policy": "resource control policy",
  "vpc-endpoint-policy": "VPC endpoint policy",
  "key-policy": "key policy",
  "identity-policy": "identity policy",
  "permissions-boundary": "permissions boundary",
  "session-policy": "session policy",
  grants: "grant",
};

export function layerTitle(layer: LayerName): string {
  return layerTitles[layer];
}

/** ``statement `Allow use` of the key policy``, ``grant `g-1` ``. */
export function placeTitle({ layer, policy, statement, sid, grant }: Determining): string {
  if (grant !== undefined) return `grant \`${grant}\``;
  const document = `the ${layerTitle(layer)}${policy === null || policy === undefined ? "" : ` \`${policy}\``}`;
  if (statement === undefined) return document;
  return `statement ${sid === null || sid === undefined || sid === "" ? String(statement) : `\`${sid}\``} of ${document}`;
}

/** The last, telling part of an ARN: `role/app/Reader`, `assumed-role/Reader/session-1`. */
export function shortArn(arn: string): string {
  const resource = arn.split(":").slice(5).join(":");
  return resource === "" ? arn : resource;
}

export function callerTitle({ caller }: Situation): string {
  if (caller.kind === "root") return `the root user of account \`${caller.account ?? ""}\``;
  return `\`${caller.kind === "service" ? caller.text : shortArn(caller.text)}\``;
}

export function targetTitle({ target }: Situation): string {
  return target.kind === "service" ? "AWS KMS" : `\`${shortArn(target.arn)}\``;
}

/** Joins titles as a sentence does. */
export function list(titles: readonly string[]): string {
  return titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1) ?? ""}`;
}

export function ticked(text: string): string {
  return `\`${text}\``;
}

/** `` `a` ``, or `` one of `a`, `b` ``. */
export function oneOf(texts: readonly string[]): string {
  return `${texts.length > 1 ? "one of " : ""}${texts.map(ticked).join(", ")}`;
}

/** The user or role whose policies a caller has, with its full ARN to copy: of a session, its role or user. */
export function holderTitle(situation: Situation): string {
  const { roleArn, userArn, text, kind } = situation.caller;
  if (kind === "root") return callerTitle(situation);
  return ticked(roleArn ?? userArn ?? text);
}
