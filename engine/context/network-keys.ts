/**
 * Condition keys that follow from how the request came: time, transport, endpoint, forwarding service. What a caller's
 * first call carried (address, endpoint) does not reach KMS when a service forwards the call (E47).
 */

import { type Derivation, fromRequest, fromSituation } from "./derivation.ts";
import { givenText } from "./given.ts";
import { findAccount } from "./situation.ts";

export const networkKeys: Readonly<Record<string, Derivation>> = {
  "aws:CurrentTime": fromRequest((_situation, { now }) => new Date(now).toISOString()),
  "aws:EpochTime": fromRequest((_situation, { now }) => String(Math.floor(now / 1000))),
  "aws:SecureTransport": fromSituation(() => "true"),
  "aws:SourceVpce": fromSituation(({ vpcEndpoint }) => vpcEndpoint?.id),
  "aws:SourceVpc": fromSituation(({ vpcEndpoint }) => vpcEndpoint?.vpc),
  "kms:ViaService": fromRequest((_situation, { viaService }) => viaService),
  "aws:ViaAWSService": fromRequest((_situation, { viaService }) => String(viaService !== undefined)),
  "aws:CalledVia": fromRequest((_situation, { viaService }) =>
    viaService === undefined ? undefined : [servicePrincipal(viaService)],
  ),
  "aws:CalledViaFirst": fromRequest((_situation, { viaService }) => servicePrincipal(viaService)),
  "aws:CalledViaLast": fromRequest((_situation, { viaService }) => servicePrincipal(viaService)),
  "aws:SourceOrgID": fromRequest((situation, request) => sourceOrganization(situation, request)?.id),
  "aws:SourceOrgPaths": fromRequest((situation, request) => {
    const path = sourceOrganization(situation, request)?.path ?? null;
    return path === null ? undefined : [path];
  }),
};

const sourceOrganization = (
  { caller, environment }: Parameters<Derivation["derive"]>[0],
  { context }: Parameters<Derivation["derive"]>[1],
) => {
  if (caller.kind !== "service") return null;
  return findAccount(environment, givenText(context, "aws:SourceAccount"))?.organization ?? null;
};

/** `s3.us-east-1.amazonaws.com` is the Regional name of the principal `s3.amazonaws.com`. */
function servicePrincipal(viaService: string): string;
function servicePrincipal(viaService: string | undefined): string | undefined;
function servicePrincipal(viaService: string | undefined): string | undefined {
  return viaService?.replace(/^([^.]+)\.[a-z]{2,}(?:-[a-z]+)+-\d+\./u, "$1.");
}
