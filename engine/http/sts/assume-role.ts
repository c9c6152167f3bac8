/**
 * AssumeRole: a session of a role that the environment has, for whom the credentials file says the role trusts. An environment
 * has no trust policies, so that a role that the file does not name trusts nobody. Source: AWS STS API reference.
 */

import type { AccessKey } from "../access-keys.ts";
import type { StsAction, StsRequest, Sts } from "./action.ts";
import { type StsAnswer, type StsError, stsError } from "./answer.ts";
import { makeKey } from "./make-key.ts";
import { type PrincipalName, principalName } from "./principal-name.ts";
import { readSession, sessionDocument } from "./session.ts";
import { userId } from "./user-id.ts";

export const assumeRole: StsAction = {
  name: "AssumeRole",
  parameters: [
    "RoleArn",
    "RoleSessionName",
    "Policy",
    "PolicyArns",
    "DurationSeconds",
    "Tags",
    "TransitiveTagKeys",
    "ExternalId",
    "SourceIdentity",
  ],
  answer: (request, sts) => {
    const { parameters, caller, key } = request;
    const arn = parameters.text("RoleArn") ?? "";
    const name = parameters.text("RoleSessionName") ?? "";
    const role = principalName(arn);
    if (role?.kind !== "role") return stsError("ValidationError", `${arn.slice(0, 2048)} is invalid`);
    if (!form.test(name)) return stsError("ValidationError", invalid("roleSessionName"));
    const refused = refusal(request, sts, arn);
    if (refused !== null) return refused;
    // A role that assumes a role gets an hour at most.
    const chained = principalName(caller.principal)?.kind === "assumed-role";
    const asked = readSession(parameters, { least: 900, most: chained ? 3600 : 43_200, usual: 3600 });
    if ("error" in asked) return asked;
    const inherited = inheritedTags(key);
    const overridden = Object.keys(inherited).find((tag) => Object.hasOwn(asked.tags, tag));
    if (overridden !== undefined) {
      return stsError("ValidationError", `the tag key '${overridden}' is transitive and cannot be given again`);
    }
    const identity = sourceIdentity(request, arn);
    if ("error" in identity) return identity;
    const tags = { ...inherited, ...asked.tags };
    const principal = `arn:${role.partition}:sts::${role.account}:assumed-role/${role.name}/${name}`;
    const made = {
      caller: {
        principal,
        session: sessionDocument({ policies: asked.policies, tags }),
        ...identity,
      },
      transitiveTags: [...Object.keys(inherited), ...parameters.texts("TransitiveTagKeys")],
    };
    return {
      result: {
        Credentials: makeKey(sts, made, asked.duration),
        AssumedRoleUser: { AssumedRoleId: userId(principal, sts.environment()), Arn: principal },
      },
    };
  },
};

/** Of the names of sessions and of source identities. */
const form = /^[\w+=,.@-]{2,64}$/u;

function invalid(member: string): string {
  return `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]{2,64}`;
}

function refusal({ caller }: StsRequest, { trust, environment }: Sts, role: string): StsAnswer | null {
  const by = principalName(caller.principal);
  if (by?.kind === "root") return stsError("AccessDenied", "Roles may not be assumed by root accounts.");
  const trusted = (trust.get(role) ?? []).some((entry) => isMeant(entry, caller.principal, by));
  if (trusted && Object.hasOwn(environment().principals ?? {}, role)) return null;
  return denied(caller.principal, "AssumeRole", role);
}

function denied(principal: string, action: string, role: string): { readonly error: StsError } {
  return stsError(
    "AccessDenied",
    `User: ${principal} is not authorized to perform: sts:${action} on resource: ${role}`,
  );
}

/** Once it is set, every session that follows has it, and no other. Source: IAM User Guide, source identity. */
function sourceIdentity(
  { parameters, caller }: StsRequest,
  role: string,
): Pick<AccessKey["caller"], "context"> | { readonly error: StsError } {
  const held = caller.context?.[sourceIdentityKey];
  const asked = parameters.text("SourceIdentity");
  if (asked !== null && !form.test(asked)) return stsError("ValidationError", invalid("sourceIdentity"));
  if (held !== undefined && asked !== null && asked !== held)
    return denied(caller.principal, "SetSourceIdentity", role);
  const identity = held ?? asked;
  return identity === null ? {} : { context: { [sourceIdentityKey]: identity } };
}

const sourceIdentityKey = "aws:SourceIdentity";

/** An account means all its principals, a role its sessions, anything else itself. */
function isMeant(entry: string, principal: string, by: PrincipalName | null): boolean {
  if (entry === principal) return true;
  if (by === null) return false;
  if (entry === by.account || entry === `arn:${by.partition}:iam::${by.account}:root`) return true;
  const other = principalName(entry);
  if (other?.kind !== "role" || by.kind !== "assumed-role") return false;
  return other.account === by.account && other.partition === by.partition && other.name === by.name;
}

/** The transitive tags of the session that assumes the next role. */
function inheritedTags(key: AccessKey | null): Readonly<Record<string, string>> {
  const tags = (key?.caller.session?.tags ?? {}) as Readonly<Record<string, string>>;
  return Object.fromEntries(
    (key?.transitiveTags ?? []).flatMap((tag) => (Object.hasOwn(tags, tag) ? [[tag, tags[tag] ?? ""]] : [])),
  );
}
