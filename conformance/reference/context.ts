/** The condition keys that a request carries: derived from caller, target and input, or given with the request. */

import { isCarried } from "./catalogue.ts";
import { keyKeys } from "./key-keys.ts";
import { principalKeys } from "./principal-keys.ts";
import { requestKeys } from "./request-keys.ts";
import type { Context, Keys, Question } from "./situation.ts";

/** What the request's own context says wins over what is derived. E40: an alias shows no key of KMS. */
export function contextOf(question: Question): Context {
  const { action, target, request, now } = question;
  const derived: Keys = {
    ...principalKeys(question),
    ...networkKeys(question),
    ...resourceKeys(question),
    ...keyKeys(question),
    ...requestKeys(question),
    "aws:CurrentTime": new Date(now).toISOString().replace(/\.\d+Z$/, "Z"),
    "aws:EpochTime": Math.floor(now / 1000),
  };
  const carried = Object.entries(derived).filter(([name]) => isCarried(action, target.kind === "alias", name));
  const context = new Map<string, readonly string[]>();
  for (const [name, value] of [...carried, ...Object.entries(request.context ?? {})]) {
    const values = (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined && item !== null);
    if (values.length > 0) context.set(name.toLowerCase(), values.map(String));
    else context.delete(name.toLowerCase());
  }
  return context;
}

/** E45: tags and aliases of the key are of no use in key policies. */
export function keyPolicyContext(context: Context): Context {
  return new Map(
    [...context].filter(([name]) => !name.startsWith("aws:resourcetag/") && name !== "kms:resourcealiases"),
  );
}

/** E47: a call that a service makes for someone does not come through that one's endpoint. */
function networkKeys({ environment, request: { viaService, vpcEndpoint } }: Question): Keys {
  const endpoint = viaService === undefined ? vpcEndpoint : undefined;
  const service = viaService?.replace(/^([^.]+)\..*$/, "$1.amazonaws.com");
  return {
    "aws:SecureTransport": true,
    "aws:ViaAWSService": viaService !== undefined,
    "aws:CalledVia": service,
    "aws:CalledViaFirst": service,
    "aws:CalledViaLast": service,
    "aws:SourceVpce": endpoint,
    "aws:SourceVpc": environment.vpcEndpoints?.[endpoint ?? ""]?.vpc,
  };
}

function resourceKeys({ environment, target: { account, region } }: Question): Keys {
  const organization = environment.accounts?.[account ?? ""]?.organization;
  return {
    "aws:RequestedRegion": region,
    "aws:ResourceAccount": account,
    "aws:ResourceOrgID": organization?.id,
    "aws:ResourceOrgPaths": organization?.path,
  };
}
