/**
 * An environment document becomes files: each policy and each key's grants one of its own, and an environment that names
 * them by path. What has the same name and content becomes one file.
 */

import { printJson } from "./print-json.ts";
import { environmentFile, type Files } from "./workspace.ts";

type Members = Readonly<Record<string, unknown>>;

interface Folder {
  /** Puts a document into a file and gives the path; a path stays what it is. */
  readonly put: (folder: string, name: string, document: unknown) => unknown;
}

export function explode(environment: unknown): Files {
  const files: Record<string, string> = {};
  const folder: Folder = {
    put: (place, name, document) => {
      if (typeof document === "string") return document;
      const text = printJson(document);
      const base = `${place}/${fileName(name)}`;
      for (let count = 1; ; count += 1) {
        const path = `${base}${count === 1 ? "" : `-${String(count)}`}.json`;
        if (files[path] !== undefined && files[path] !== text) continue;
        files[path] = text;
        return path;
      }
    },
  };
  const skeleton = isMembers(environment) ? skeletonOf(environment, folder) : environment;
  return { [environmentFile]: printJson(skeleton), ...files };
}

function skeletonOf(environment: Members, folder: Folder): Members {
  const { put } = folder;
  return replaced(environment, {
    accounts: eachMember((account) =>
      replaced(account, {
        serviceControlPolicies: eachItem(
          eachItem((policy) => named(policy, "service-control-policies", "policy", put)),
        ),
        resourceControlPolicies: eachItem((policy) => named(policy, "resource-control-policies", "policy", put)),
      }),
    ),
    principals: eachMember((principal, arn) =>
      replaced(principal, {
        identityPolicies: eachItem((policy) => named(policy, "identity-policies", lastOf(arn), put, lastOf(arn))),
        permissionsBoundary: (policy) => named(policy, "permissions-boundaries", lastOf(arn), put),
      }),
    ),
    keys: eachMember((key, arn) => {
      const name = keyName(key, arn);
      return replaced(key, {
        policy: (policy) => put("key-policies", name, policy),
        grants: (grants) => put("grants", name, grants),
      });
    }),
    vpcEndpoints: eachMember((endpoint, id) =>
      replaced(endpoint, { policy: (policy) => put("endpoint-policies", id, policy) }),
    ),
  });
}

/** `{ name, document }` keeps its name; what the AWS CLI prints and bare documents become a file as they are. */
function named(policy: unknown, folder: string, fallback: string, put: Folder["put"], owner = ""): unknown {
  if (!isMembers(policy) || !("document" in policy)) return put(folder, fallback, policy);
  const name = typeof policy["name"] === "string" ? policy["name"] : fallback;
  const title = owner === "" ? name : `${owner}.${name}`;
  return { ...policy, document: put(folder, title, policy["document"]) };
}

type Change = (value: unknown) => unknown;

function replaced(value: unknown, changes: Readonly<Record<string, Change>>): Members {
  if (!isMembers(value)) return value as Members;
  // A member may be called `constructor`, which every object inherits.
  const changeOf = (name: string): Change => (Object.hasOwn(changes, name) && changes[name]) || same;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, changeOf(name)(member) ?? member] as const),
  );
}

const same: Change = (value) => value;

function eachMember(change: (value: unknown, name: string) => unknown): Change {
  return (value) =>
    isMembers(value)
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member, name)]))
      : value;
}

function eachItem(change: Change): Change {
  return (value) => (Array.isArray(value) ? value.map(change) : value);
}

/** The key's first alias; without one the first part of its id. */
function keyName(key: unknown, arn: string): string {
  const aliases = isMembers(key) ? key["aliases"] : null;
  const alias: unknown = Array.isArray(aliases) ? aliases[0] : null;
  if (typeof alias === "string") return alias.replace(/^alias\//u, "");
  return lastOf(arn).slice(0, 8);
}

function lastOf(arn: string): string {
  return arn.split("/").at(-1) ?? arn;
}

function fileName(name: string): string {
  return name.replaceAll(/[^\w.@+=-]+/gu, "-");
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
