/** The world that real clients meet: an administrator, a worker without permissions, a user who assumes a role. */

import { type AuditEvent, createKms, type Kms } from "../../engine/crypto/index.ts";
import { createEndpoint, readCredentials, type RunningServer, serveHandler } from "../../engine/http/index.ts";
import type { EnvironmentDocument } from "../../engine/index.ts";

export const account = "111122223333";
const arn = (name: string): string => `arn:aws:iam::${account}:${name}`;

export const principals = {
  admin: arn("user/admin"),
  worker: arn("user/worker"),
  reader: arn("role/app/Reader"),
};

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] } as const;

export const environment: EnvironmentDocument = {
  principals: {
    [principals.admin]: { identityPolicies: [everything] },
    [principals.worker]: {},
    [principals.reader]: { identityPolicies: [everything] },
  },
  keys: {},
};

/** Whose access keys there are. The secrets are planted: no log, answer or event may hold them. */
export const accessKeys = {
  admin: { accessKeyId: "AKIAADMIN", secretAccessKey: "planted-secret-of-admin" },
  worker: { accessKeyId: "AKIAWORKER", secretAccessKey: "planted-secret-of-worker" },
};

export type Who = keyof typeof accessKeys;

export interface World {
  readonly kms: Kms;
  readonly server: RunningServer;
  readonly events: readonly AuditEvent[];
  /** What went wrong that was nobody's input. */
  readonly faults: readonly unknown[];
}

export async function startWorld(): Promise<World> {
  const events: AuditEvent[] = [];
  const faults: unknown[] = [];
  const fault = (error: unknown): void => void faults.push(error);
  const kms = await createKms({ environment, audit: (event) => void events.push(event), fault });
  const read = readCredentials({
    accessKeys: {
      AKIAADMIN: { principal: principals.admin, secretAccessKey: accessKeys.admin.secretAccessKey },
      AKIAWORKER: { principal: principals.worker, secretAccessKey: accessKeys.worker.secretAccessKey },
    },
    trust: { [principals.reader]: [principals.worker] },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const server = await serveHandler(createEndpoint({ kms, credentials: read.value, fault }), { fault });
  return { kms, server, events, faults };
}
