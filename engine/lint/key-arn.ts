/** What keeps an ARN that means one key from ever matching it: a segment that no key has (E41, E54). */

import type { Arn } from "../model/arn.ts";
import { nearestName } from "../read/nearest-name.ts";
import { bareKeyId } from "./key-id.ts";

export interface ArnSlip {
  readonly what: string;
  readonly instead: string;
  /** The ARN that was meant; null where that is not known. */
  readonly wanted: Arn | null;
  /** Whether the segment is there to be filled in, as documents and templates write it, or a name that may be meant well. */
  readonly level: "mistake" | "name" | "placeholder";
}

/** The gravest slip; null where each segment is one that a key may have, a wildcard or a variable. */
export function slipInKeyArn(arn: Arn): ArnSlip | null {
  const all = [slipInRegion(arn), slipInAccount(arn), slipInId(arn)].filter((slip) => slip !== null);
  return levels.flatMap((level) => all.find((slip) => slip.level === level) ?? [])[0] ?? null;
}

const levels = ["mistake", "name", "placeholder"] as const;

function slipInRegion(arn: Arn): ArnSlip | null {
  const { region } = arn;
  if (isOpen(region) || region === "") return null;
  const [, start = "", direction = "", number = "", zone = ""] =
    /^([a-z]{2,4}-(?:[a-z]+-)?)([a-z]+)(-?\d+)([a-z]?)$/u.exec(region) ?? [];
  const isKnown = directions.includes(direction);
  if (isKnown && number.startsWith("-") && zone === "") return null;
  const nearest = isKnown ? direction : direction === "" ? null : nearestName(direction, directions);
  const what = `\`${region}\` is no Region`;
  if (nearest === null) return { what, instead: "write one such as `us-east-1`", wanted: null, level: "placeholder" };
  const wanted = { ...arn, region: `${start}${nearest}-${number.replace("-", "")}` };
  return { what, instead: `write \`${wanted.region}\``, wanted, level: "mistake" };
}

function slipInAccount({ account }: Arn): ArnSlip | null {
  if (isOpen(account) || account === "" || /^\d{12}$/u.test(account)) return null;
  // One digit alone, many times, or far fewer of them, are put in by tests and documents.
  const isCut = /^\d{10,14}$/u.test(account) && !/^(\d)\1*$/u.test(account);
  return {
    what: `\`${account}\` is no account`,
    instead: "write the 12 digits of the account",
    wanted: null,
    level: isCut ? "mistake" : "placeholder",
  };
}

function slipInId(arn: Arn): ArnSlip | null {
  const id = /^key\/(.*)$/u.exec(arn.resource)?.[1] ?? null;
  if (id === null || isOpen(id) || id.trim() !== id || bareKeyId(id) === id) return null;
  const what = `\`${id}\` is no key id`;
  const lower = id.toLowerCase();
  if (bareKeyId(lower) === lower) {
    return { what, instead: `write \`${lower}\``, wanted: { ...arn, resource: `key/${lower}` }, level: "mistake" };
  }
  if (id.includes("alias/")) {
    const instead =
      "write the id of the key, or ask for `kms:ResourceAliases` in the condition of a statement for `key/*`";
    return { what, instead, wanted: null, level: "mistake" };
  }
  if (id.includes("arn:")) {
    const instead = "write each as an item of its own";
    return { what: "it holds two ARNs", instead, wanted: null, level: "mistake" };
  }
  const instead = "write the id of the key, not a name of yours";
  const isCut = /^(?:[0-9a-f]+-){4}[0-9a-f]+$/iu.test(id) || /^mrk-[0-9a-f]{8,}$/iu.test(id);
  return { what, instead, wanted: null, level: isCut ? "mistake" : isPlaceholder(id) ? "placeholder" : "name" };
}

/** A word for a key in general, digits for the look of it, or brackets to be filled. */
function isPlaceholder(id: string): boolean {
  return /key|uuid|example|^id$|[^\w/+=,.@-]|^[0-9a-f-]+$/iu.test(id);
}

/** What a wildcard, a variable or the reference of a template fills. */
function isOpen(segment: string): boolean {
  return /[*?$]|\{\{resolve:/u.test(segment);
}

const directions: readonly string[] = [
  "north",
  "east",
  "south",
  "west",
  "central",
  "northeast",
  "northwest",
  "southeast",
  "southwest",
];
