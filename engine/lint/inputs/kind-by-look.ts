/**
 * What kind of policy a holder has, where something else tells it, which may not be known before the deployment: the type of
 * an organization's policy, the service of an endpoint. Then the policy itself tells, by its look. Source: Organizations API
 * Reference, CreatePolicy; KMS Developer Guide, "Connect to AWS KMS through a VPC endpoint".
 */

import type { PolicyKind } from "../../model/policy.ts";
import { type Element, isObject, memberOf, oneOrMany } from "../../read/element.ts";
import { endsOpen, isSymbolic } from "../symbolic.ts";

/** The kind of a document; null for one that is none of the linter's. */
export type KindOf = (document: Element) => PolicyKind | null;

/** Whatever the document looks like. */
export function always(kind: PolicyKind): KindOf {
  return () => kind;
}

/** By the type of an organization's policy; null for a type that does not speak of KMS. */
export function kindOfControl(type: string): KindOf | null {
  if (isSymbolic(type)) return controlByLook;
  const kind = controlKinds[type];
  return kind === undefined ? null : always(kind);
}

/** A resource control policy must name its principals; a service control policy must not (E16, E64). */
export const controlByLook: KindOf = (document) => {
  const list = memberOf(document, "Statement");
  // Policies of tags and backups have other members; what is no object at all is a fault of any.
  if (list === null) return isObject(document.value) ? null : "service-control-policy";
  const names = ["Principal", "NotPrincipal"];
  const isOfResources = oneOrMany(list).some((one) => names.some((name) => memberOf(one, name) !== null));
  return isOfResources ? "resource-control-policy" : "service-control-policy";
};

/** By the service of an endpoint; null for one of another service. */
export function kindOfEndpoint(service: string): KindOf | null {
  if (isKmsService(service)) return always("vpc-endpoint-policy");
  return endsOpen(service) ? endpointByLook : null;
}

/** KMS, or its FIPS endpoints. */
function isKmsService(name: string): boolean {
  return /\.kms(?:-fips)?$/u.test(name);
}

/** Of an endpoint that may be any service's, only a policy that names KMS is looked at. */
export const endpointByLook: KindOf = ({ value }) =>
  /"kms:/iu.test(JSON.stringify(value ?? null)) ? "vpc-endpoint-policy" : null;

const controlKinds: Readonly<Record<string, PolicyKind | undefined>> = {
  SERVICE_CONTROL_POLICY: "service-control-policy",
  RESOURCE_CONTROL_POLICY: "resource-control-policy",
};
