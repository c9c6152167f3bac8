/** How texts for readers name things: short, in backticks, the same everywhere. */

import type { Situation } from "../context/situation.ts";
import { findLayer, layerWords } from "../layers/words.ts";
import type { Determining, LayerName } from "../model/decision.ts";

export function layerTitle(layer: LayerName): string {
  return layerWords(layer).title;
}

/**
 * ``statement `Allow use` of the key policy``, ``grant `g-1` ``. A policy without a name is told by its number, where the
 * situation has several of its kind or is not known.
 */
export function placeTitle(place: Determining, situation: Situation | null = null): string {
  const { statement, sid, grant } = place;
  if (grant !== undefined) return `grant \`${grant}\``;
  const document = documentTitle(place, situation);
  if (statement === undefined) return document;
  return `statement ${sid === null || sid === undefined || sid === "" ? String(statement) : `\`${sid}\``} of ${document}`;
}

function documentTitle({ layer, policy, policyIndex }: Determining, situation: Situation | null): string {
  const title = layerTitle(layer);
  if (policy !== null && policy !== undefined) return `the ${title} \`${policy}\``;
  const found = findLayer(layer);
  if (policyIndex === undefined || found?.several !== true) return `the ${title}`;
  const lonely = situation !== null && (found.levels(situation)?.flat().length ?? 0) <= 1;
  return lonely ? `the ${title}` : `${title} #${String(policyIndex + 1)}`;
}

/** Titles of several places, joined as a sentence does. */
export function placeTitles(places: readonly Determining[], situation: Situation): string {
  return list(places.map((place) => placeTitle(place, situation)));
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

/** `` on `key/…` ``; nothing for an action without a resource. */
export function onTarget(situation: Situation): string {
  return situation.target.kind === "service" ? "" : ` on ${targetTitle(situation)}`;
}

/** Joins titles as a sentence does. */
export function list(titles: readonly string[]): string {
  return titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1) ?? ""}`;
}

export function ticked(text: string): string {
  return `\`${text}\``;
}

/** The user or role whose policies a caller has, with its full ARN to copy: of a session, its role or user. */
export function holderTitle(situation: Situation): string {
  const { roleArn, userArn, text, kind } = situation.caller;
  if (kind === "root") return callerTitle(situation);
  return ticked(roleArn ?? userArn ?? text);
}
