/** The statements of each place that may bind a request, in the order in which an explanation lists them. */

import type { EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import { everyCaller } from "./cast.ts";
import { everyKey, type WorldKey } from "./keyring.ts";
import type { PolicyDocument, PolicyPlace, StatementDocument } from "./policy-document.ts";

export function statementsAt(
  place: PolicyPlace,
  environment: EnvironmentDocument,
  request: RequestDocument,
): readonly StatementDocument[] {
  const caller = everyCaller.find(({ text }) => text === request.principal);
  const record = caller?.kind === "federated" ? request.session?.federatedBy : caller?.record;
  const principal = environment.principals?.[record ?? ""];
  const callerAccount = environment.accounts?.[caller?.account ?? ""];
  const key = keyNamed(request.resource ?? "");
  switch (place) {
    case "key-policy":
      return statements([environment.keys[key?.arn ?? ""]?.policy]);
    case "identity-policy":
      return statements(principal?.identityPolicies ?? []);
    case "permissions-boundary":
      return statements([principal?.permissionsBoundary]);
    case "session-policy":
      return statements(request.session?.policies ?? []);
    case "service-control-policy":
      return statements(callerAccount?.serviceControlPolicies?.flat() ?? []);
    case "resource-control-policy":
      return statements((environment.accounts?.[key?.account ?? ""] ?? callerAccount)?.resourceControlPolicies ?? []);
    case "vpc-endpoint-policy":
      return statements([environment.vpcEndpoints?.[request.vpcEndpoint ?? ""]?.policy]);
  }
}

/** The key that a request names in whatever way, or whose alias it is about. */
function keyNamed(name: string): WorldKey | undefined {
  const resource = name.slice(name.lastIndexOf(":") + 1);
  return everyKey.find(
    ({ arn, id, aliases, account, region }) =>
      arn === name ||
      id === name ||
      (aliases.includes(resource) && (resource === name || name.includes(`:${region}:${account}:`))),
  );
}

function statements(policies: readonly unknown[]): readonly StatementDocument[] {
  return policies.flatMap((policy) => {
    if (policy === undefined) return [];
    const { document = policy } = policy as { readonly document?: unknown };
    const { Statement } = document as PolicyDocument;
    return Statement;
  });
}
