/**
 * The text of one principal: everyone, an account, a user, a role, a session, a unique id or a service.
 * A wildcard is everyone when it stands alone; inside an ARN it is stored and matches nobody. Facts E4, E7, E12-E15.
 */

import { type Arn, parseArn } from "../model/arn.ts";
import type { PrincipalEntry } from "../model/policy.ts";
import type { DiagnosticCode } from "./codes.ts";
import { isPartition, unknownPartition } from "./partition.ts";

export interface EntryFault {
  readonly code: DiagnosticCode;
  readonly message: string;
}

/** A value of `Principal.AWS`, or of a grant's grantee. */
export function parseAwsPrincipal(text: string): PrincipalEntry | EntryFault {
  if (text === "*") return { kind: "everyone", text };
  if (isAccountId(text)) return { kind: "account", text, account: text };
  if (/^(?:AIDA[A-Z0-9]+|AROA[A-Z0-9]+(?::[\w+=,.@-]+)?)$/u.test(text)) return { kind: "unique-id", text, id: text };
  const arn = parseArn(text);
  if (arn === null) return invalid(text, "an account id, an ARN or a unique id is expected");
  if (!isPartition(arn.partition)) return { code: "unknown-partition", message: unknownPartition(arn.partition) };
  if (arn.region !== "") return invalid(text, "the ARN of a principal has no Region");
  if (!isAccountId(arn.account)) return invalid(text, "an account id has 12 digits");
  return identityOf(text, arn);
}

/** A value of `Principal.Service`. */
export function parseServicePrincipal(text: string): PrincipalEntry | EntryFault {
  return isServiceName(text)
    ? { kind: "service", text, name: text }
    : invalid(text, "a service is a host name such as `logs.amazonaws.com`");
}

export function isAccountId(text: string): boolean {
  return /^\d{12}$/u.test(text);
}

/** Whether the text has the form of a service's host name. */
export function isServiceName(text: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u.test(text);
}

const forms = [
  { service: "iam", kind: "user", resource: /^user\/(?:[!-.0-~]+\/)*[\w+=,.@-]+$/u },
  { service: "iam", kind: "role", resource: /^role\/(?:[!-.0-~]+\/)*[\w+=,.@-]+$/u },
  { service: "sts", kind: "role-session", resource: /^assumed-role\/[\w+=,.@-]+\/[\w+=,.@-]+$/u },
  { service: "sts", kind: "federated-user", resource: /^federated-user\/[\w+=,.@-]+$/u },
] as const;

function identityOf(text: string, { service, account, resource }: Arn): PrincipalEntry | EntryFault {
  if (service === "iam" && resource === "root") return { kind: "account", text, account };
  // Read a wildcard as a name's character: what is left must have the form of a principal.
  const wild = /[*?]/u.test(resource);
  const plain = resource.replaceAll(/[*?]/gu, "_");
  const form = forms.find((candidate) => candidate.service === service && candidate.resource.test(plain));
  if (form === undefined) {
    const pathed = service === "sts" && /^assumed-role\/.+\/.+\/./u.test(resource);
    const why = pathed
      ? "a session's ARN has no path of the role: `assumed-role/ROLE/SESSION`"
      : "the ARN names no account root, user, role or session";
    return invalid(text, why);
  }
  return wild ? { kind: "nobody", text } : { kind: form.kind, text, arn: text };
}

function invalid(text: string, why: string): EntryFault {
  return { code: "invalid-principal", message: `\`${text}\` is no principal: ${why}` };
}
