/**
 * A principal that a request names and the environment lacks has no identity policies. That is allowed, and more often than
 * not a slip: another path, another spelling. What this tells is for a person to read; no decision rests on it.
 */

import { parseArn } from "../model/arn.ts";
import type { Environment } from "../model/environment.ts";
import { nearestName } from "./nearest-name.ts";

export interface AbsentPrincipal {
  readonly message: string;
  /** The principal that may be meant, by a name that is nearly the same; null where none is. */
  readonly meant: string | null;
}

/** Where the environment has other users and roles of the principal's account; null otherwise. */
export function absentPrincipal(principal: string, { principals }: Environment): AbsentPrincipal | null {
  const asked = identityOf(principal);
  if (asked === null || principals.has(principal)) return null;
  const others = [...principals.keys()].flatMap((arn) => {
    const other = identityOf(arn);
    return other?.account === asked.account ? [other] : [];
  });
  const same = others.filter(({ kind }) => kind === asked.kind);
  if (others.length === 0 || (asked.session && same.some(({ name }) => name === asked.name))) return null;
  const near = nearestName(asked.name, new Set(same.map(({ name }) => name)));
  const meant = same.find(({ name }) => name === near) ?? others.find(({ name }) => name === asked.name);
  const hint = meant === undefined ? "" : `; did you mean \`${meant.resource}\`?`;
  const message = `\`${principal}\` is not in the environment, so it has no identity policies${hint}`;
  return { message, meant: meant?.resource ?? null };
}

export interface Identity {
  readonly account: string;
  readonly kind: "user" | "role";
  /** Without its path. */
  readonly name: string;
  /** `role/team/Reader`. */
  readonly resource: string;
  readonly session: boolean;
}

/** Null for what has no identity policies of its own: a service, a root user, a federated user. */
export function identityOf(principal: string): Identity | null {
  const arn = parseArn(principal);
  if (arn === null) return null;
  const { user, role, session } =
    /^(?:user\/(?:.*\/)?(?<user>[^/]+)|role\/(?:.*\/)?(?<role>[^/]+)|assumed-role\/(?<session>[^/]+)\/.*)$/u.exec(
      arn.resource,
    )?.groups ?? {};
  const name = user ?? role ?? session;
  if (name === undefined) return null;
  const kind = user === undefined ? "role" : "user";
  return { account: arn.account, kind, name, resource: arn.resource, session: session !== undefined };
}
