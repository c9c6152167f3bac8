/** The principals and keys that a workspace speaks about, to choose from: those that it lists, then those that it names. */

import { valueIn } from "./json-text.ts";
import { environmentFile, type Files, requestFile } from "./workspace.ts";

export interface ListedKey {
  readonly arn: string;
  /** Its first alias; empty where it has none. */
  readonly alias: string;
}

type Members = Readonly<Record<string, unknown>>;

const callers =
  /^(?:arn:aws[a-z-]*:iam::\d{12}:(?:user|role)\/[^*?]+|arn:aws[a-z-]*:sts::\d{12}:(?:assumed-role|federated-user)\/[^*?]+)$/u;
const service = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com$/u;

export function principalsOf(files: Files): readonly string[] {
  const listed = Object.keys(membersOf(environmentOf(files)["principals"]));
  const named = new Set<string>();
  for (const [name, text] of Object.entries(files)) {
    if (name === requestFile || !/Principal/u.test(text)) continue;
    collect(valueIn(text), named);
  }
  return [...listed, ...[...named].filter((name) => !listed.includes(name)).sort()];
}

export function keysOf(files: Files): readonly ListedKey[] {
  return Object.entries(membersOf(environmentOf(files)["keys"])).map(([arn, key]) => {
    const { aliases } = membersOf(key);
    const alias: unknown = Array.isArray(aliases) ? aliases[0] : "";
    return { arn, alias: typeof alias === "string" ? alias : "" };
  });
}

/** What stands under Principal in policies, and who receives grants. */
function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  for (const [name, member] of Object.entries(membersOf(value))) {
    if (name === "Principal") Object.values(membersOf(member)).flat().forEach(add);
    else if (name === "GranteePrincipal" || name === "GranteeServicePrincipal") add(member);
    else collect(member, found);
  }

  function add(text: unknown): void {
    if (typeof text === "string" && (callers.test(text) || service.test(text))) found.add(text);
  }
}

function environmentOf(files: Files): Members {
  return membersOf(valueIn(files[environmentFile]));
}

function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}
