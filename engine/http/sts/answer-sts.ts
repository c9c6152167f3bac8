/** STS on the endpoint: the AWS query protocol, answered in XML. Source: AWS STS API reference, common errors. */

import { type Authentication, authenticate } from "../authenticate.ts";
import type { HttpRequest, HttpResponse } from "../message.ts";
import type { Refusal } from "../refusal.ts";
import type { Sts } from "./action.ts";
import { type StsAnswer, stsError } from "./answer.ts";
import { stsActions } from "./list.ts";
import { type Parameters, readParameters } from "./parameters.ts";
import { errorXml, resultXml } from "./xml.ts";

export interface StsOptions {
  readonly authentication: Authentication;
  readonly sts: Sts;
  readonly requestId: string;
}

/** Of a request in a form; presigned ones carry theirs in the query. */
export async function answerSts(request: HttpRequest, options: StsOptions): Promise<HttpResponse> {
  const { authentication, sts, requestId } = options;
  const authenticated = await authenticate(request, "sts", authentication);
  if ("refused" in authenticated) {
    const { code, status } = refusals[authenticated.refused.code];
    return respond(status, errorXml("Sender", code, authenticated.refused.message, requestId), requestId);
  }
  const parameters = readParameters(request.method === "GET" ? request.query : textOf(request.body));
  const action = stsActions.find(({ name }) => name === parameters?.text("Action"));
  const answer: StsAnswer =
    parameters === null || action === undefined
      ? stsError("InvalidAction", "Could not find operation for version 2011-06-15")
      : (unknownParameter(parameters, action.parameters) ?? action.answer({ parameters, ...authenticated }, sts));
  if ("result" in answer) return respond(200, resultXml(action?.name ?? "", answer.result, requestId), requestId);
  const { code, message } = answer.error;
  return respond(code === "AccessDenied" ? 403 : 400, errorXml("Sender", code, message, requestId), requestId);
}

/** What is told of a fault of ours. */
export function stsFault(requestId: string): HttpResponse {
  const message = "The request processing has failed because of an unknown error, exception or failure.";
  return respond(500, errorXml("Receiver", "InternalFailure", message, requestId), requestId);
}

function unknownParameter(parameters: Parameters, known: readonly string[]): StsAnswer | null {
  const unknown = parameters.names.find(
    (name) => !known.includes(name) && !/^(?:Action|Version|X-Amz-.*)$/u.test(name),
  );
  return unknown === undefined ? null : stsError("ValidationError", `the parameter '${unknown}' is not supported`);
}

function respond(status: number, body: string, requestId: string): HttpResponse {
  return { status, headers: { "content-type": "text/xml", "x-amzn-requestid": requestId }, body };
}

/** The query protocol has other names for what is refused. */
const refusals: Readonly<Record<Refusal["code"], { readonly code: string; readonly status: number }>> = {
  MissingAuthenticationTokenException: { code: "MissingAuthenticationToken", status: 403 },
  IncompleteSignatureException: { code: "IncompleteSignature", status: 400 },
  UnrecognizedClientException: { code: "InvalidClientTokenId", status: 403 },
  InvalidSignatureException: { code: "SignatureDoesNotMatch", status: 403 },
  ExpiredTokenException: { code: "ExpiredToken", status: 403 },
};

function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}
