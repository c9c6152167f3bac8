/** The callers of every generated world: few, so that policies and requests meet. */

import { keyOwner, manager, partner } from "./accounts.ts";

export type CallerKind = "user" | "role" | "session" | "federated" | "root" | "service" | "linked";

export interface Caller {
  /** As a request names the caller. */
  readonly text: string;
  readonly kind: CallerKind;
  /** Null for a service principal. */
  readonly account: string | null;
  /** The user or role whose policies bind the caller; null for root users and services. */
  readonly record: string | null;
  /** Every way in which a policy may name just this caller, its role or its user. */
  readonly names: readonly string[];
  readonly uniqueId: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

const iam = (account: string, resource: string): string => `arn:aws:iam::${account}:${resource}`;
const sts = (account: string, resource: string): string => `arn:aws:sts::${account}:${resource}`;
const nobody = { uniqueId: null, tags: {} } as const;

function user(account: string, name: string, uniqueId: string, tags: Caller["tags"]): Caller {
  const record = iam(account, `user/${name}`);
  return { text: record, kind: "user", account, record, names: [record, uniqueId], uniqueId, tags };
}

function session(account: string, role: string, uniqueId: string, tags: Caller["tags"]): Caller {
  const record = iam(account, `role/${role}`);
  const text = sts(account, `assumed-role/${role.split("/").at(-1) ?? ""}/s-1`);
  const names = [record, text, uniqueId, `${uniqueId}:s-1`];
  return { text, kind: "session", account, record, names, uniqueId, tags };
}

/** The bare role: a session of it that has no name. */
function asRole(caller: Caller): Caller {
  const record = caller.record ?? "";
  return { ...caller, text: record, kind: "role", names: [record, caller.uniqueId ?? record] };
}

const root = (account: string): Caller => ({
  ...nobody,
  text: iam(account, "root"),
  kind: "root",
  account,
  record: null,
  names: [iam(account, "root"), account],
});

const service = (text: string): Caller => ({
  ...nobody,
  text,
  kind: "service",
  account: null,
  record: null,
  names: [text],
});

export const ann = user(keyOwner, "ann", "AIDAANN", { team: "blue", Stage: "prod" });
export const bob = user(keyOwner, "staff/bob", "AIDABOB", { team: "red" });
export const reader = session(keyOwner, "app/Reader", "AROAREADER", { team: "blue", keyname: "orders" });
export const clerk = session(keyOwner, "Clerk", "AROACLERK", {});
export const pat = user(partner, "pat", "AIDAPAT", { team: "blue" });
export const loader = session(partner, "etl/Loader", "AROALOADER", { team: "green", Stage: "prod" });
export const mia = user(manager, "mia", "AIDAMIA", { team: "red" });
export const warden = session(manager, "Warden", "AROAWARDEN", {});
/** No record of it exists. */
const stranger: Caller = { ...user(keyOwner, "ghost", "AIDAGHOST", {}), uniqueId: null };

const federated: Caller = {
  ...nobody,
  text: sts(keyOwner, "federated-user/Fay"),
  kind: "federated",
  account: keyOwner,
  record: ann.record,
  names: [sts(keyOwner, "federated-user/Fay"), ann.text],
};

const linkedRole = session(
  keyOwner,
  "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
  "AROALINKED",
  {},
);

export const callers = {
  users: [ann, bob],
  sessions: [reader, clerk],
  roles: [asRole(reader), asRole(clerk)],
  federated: [federated],
  roots: [root(keyOwner)],
  outside: [pat, loader, mia, warden, asRole(loader)],
  outsideRoots: [root(partner), root(manager)],
  services: [service("s3.amazonaws.com"), service("cloudtrail.amazonaws.com")],
  linked: [{ ...linkedRole, kind: "linked" as const }],
  strangers: [stranger],
} as const satisfies Readonly<Record<string, readonly Caller[]>>;

/** Users and roles of the key owner's account that have records. */
export const insiders: readonly Caller[] = [...callers.users, ...callers.sessions, ...callers.roles];

export const everyCaller: readonly Caller[] = Object.values(callers).flat();

/** Those who have a record in the environment, one of each. */
export const recorded: readonly Caller[] = [ann, bob, reader, clerk, pat, loader, mia, warden, ...callers.linked];
