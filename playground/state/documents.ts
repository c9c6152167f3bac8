/**
 * The documents of a workspace, in the order in which AWS looks at them: what each is, whose it is, and what it says, read
 * from the environment's text even where that is broken.
 */

import { sessionPolicyFiles } from "./asked-request.ts";
import { valueIn } from "./json-text.ts";
import { shortArn } from "./short-arn.ts";
import { environmentFile, type Files, requestFile, textOfFile } from "./workspace.ts";

export const documentKinds = [
  "request",
  "key-policy",
  "grants",
  "identity-policy",
  "permissions-boundary",
  "session-policy",
  "service-control-policy",
  "resource-control-policy",
  "vpc-endpoint-policy",
  "environment",
  "unused",
] as const;

export type DocumentKind = (typeof documentKinds)[number];

export interface Document {
  readonly file: string;
  readonly kind: DocumentKind;
  /** What it is called among those of its kind. */
  readonly title: string;
  /** Whose it is: an ARN, an account's id, an endpoint's id. */
  readonly owners: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

export function documentsOf(files: Files): readonly Document[] {
  const found = new Map<string, Document>();
  const add = (kind: DocumentKind, owner: string, title: string, path: unknown): void => {
    if (typeof path !== "string" || textOfFile(files, path) === undefined) return;
    const known = found.get(path);
    const owners = [...(known?.owners ?? []), owner];
    found.set(path, {
      file: path,
      kind: known?.kind ?? kind,
      title: known?.title ?? title,
      owners: [...new Set(owners)],
    });
  };
  const environment = membersOf(valueIn(files[environmentFile]));
  for (const [arn, key] of entriesOf(environment["keys"])) {
    add("key-policy", arn, keyTitle(arn, key), key["policy"]);
    add("grants", arn, keyTitle(arn, key), key["grants"]);
  }
  for (const [arn, principal] of entriesOf(environment["principals"])) {
    for (const policy of itemsOf(principal["identityPolicies"])) addNamed("identity-policy", arn, policy);
    addNamed("permissions-boundary", arn, principal["permissionsBoundary"]);
  }
  for (const [id, account] of entriesOf(environment["accounts"])) {
    for (const level of itemsOf(account["serviceControlPolicies"]))
      for (const policy of itemsOf(level)) addNamed("service-control-policy", id, policy);
    for (const policy of itemsOf(account["resourceControlPolicies"])) addNamed("resource-control-policy", id, policy);
  }
  for (const [id, endpoint] of entriesOf(environment["vpcEndpoints"]))
    add("vpc-endpoint-policy", id, id, endpoint["policy"]);
  const { principal } = membersOf(valueIn(files[requestFile]));
  for (const path of sessionPolicyFiles(files)) {
    if (typeof principal === "string") add("session-policy", principal, baseName(path), path);
  }
  for (const file of Object.keys(files)) {
    if (found.has(file)) continue;
    const kind = file === requestFile ? "request" : file === environmentFile ? "environment" : "unused";
    found.set(file, { file, kind, title: file, owners: [] });
  }
  return [...found.values()].sort((one, other) => orderOf(one.kind) - orderOf(other.kind));

  function addNamed(kind: DocumentKind, owner: string, policy: unknown): void {
    if (typeof policy === "string") {
      add(kind, owner, baseName(policy), policy);
      return;
    }
    const { name, document } = membersOf(policy);
    add(kind, owner, typeof name === "string" ? name : shortArn(owner), document);
  }
}

function orderOf(kind: DocumentKind): number {
  return documentKinds.indexOf(kind);
}

function keyTitle(arn: string, { aliases }: Members): string {
  const [alias] = itemsOf(aliases);
  return typeof alias === "string" ? alias : shortArn(arn);
}

function baseName(path: string): string {
  return (path.split("/").at(-1) ?? path).replace(/\.json$/u, "");
}

function entriesOf(value: unknown): readonly (readonly [string, Members])[] {
  return Object.entries(membersOf(value)).map(([name, member]) => [name, membersOf(member)]);
}

function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
