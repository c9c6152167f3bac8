/**
 * A CloudTrail event of KMS becomes the request: who called what, with which parameters, from where. A call that was denied
 * suggests an assertion. Source: CloudTrail User Guide, record contents; KMS Developer Guide, logging with CloudTrail.
 */

import type { CaseDocument } from "../../engine/index.ts";
import { withRequest } from "../state/asked-request.ts";
import { itemsOf, type Members, membersOf, textOf } from "../state/environment-edit.ts";
import { requestFile } from "../state/workspace.ts";
import { noteCaller, withEventKeys } from "./event-parts.ts";
import { type ImportForm, imported } from "./import-form.ts";

export const cloudTrailEvent: ImportForm = {
  name: "a CloudTrail event",
  scope: "part",
  fits: (value) => eventIn(value) !== null,
  put: (value, workspace) => {
    const event = eventIn(value) ?? {};
    const notes: string[] = [];
    const when = requestFrom(event, notes);
    const denied = /AccessDenied/u.test(textOf(event["errorCode"]));
    const files = withRequest(withEventKeys(workspace.files, event, membersOf(when["input"]), notes), when);
    noteCaller(files, event, notes);
    const name = `CloudTrail ${textOf(event["eventTime"])}: ${textOf(event["eventName"])} was denied`;
    return imported({ ...workspace, files }, requestFile, "asked what the event asked", {
      notes,
      suggests: denied ? { name, when: when as unknown as CaseDocument["when"], then: { decision: "Deny" } } : null,
    });
  },
};

/** An event alone, as `lookup-events` prints it, or the first of KMS of several. */
function eventIn(value: Members): Members | null {
  const inside = textOf(value["CloudTrailEvent"]);
  if (inside !== "") return eventIn(membersOf(JSON.parse(inside)));
  const list = [...itemsOf(value["Records"]), ...itemsOf(value["Events"])];
  if (list.length > 0) return list.map((item) => eventIn(membersOf(item))).find((event) => event !== null) ?? null;
  return value["eventSource"] === "kms.amazonaws.com" && textOf(value["eventName"]) !== "" ? value : null;
}

function requestFrom(event: Members, notes: string[]): Members {
  const input = inputFrom(event);
  const viaService = serviceOf(event);
  if (viaService === null && textOf(membersOf(event["userIdentity"])["invokedBy"]) === "AWS Internal")
    notes.push("a service called for the principal, and the event does not tell which: add viaService");
  const endpoint = textOf(event["vpcEndpointId"]);
  return {
    principal: principalOf(event, notes),
    operation: textOf(event["eventName"]),
    input,
    ...(viaService === null ? {} : { viaService }),
    ...(endpoint === "" ? {} : { vpcEndpoint: endpoint }),
    context: contextFrom(event),
  };
}

function principalOf(event: Members, notes: string[]): string {
  const { type, arn, invokedBy, accountId, principalId } = membersOf(event["userIdentity"]);
  if (type === "AWSService") return textOf(invokedBy);
  if (textOf(arn) !== "") return textOf(arn);
  notes.push(`the event hides the caller's ARN (${textOf(type)} ${textOf(principalId)}): name it in the request`);
  return textOf(accountId) === "" ? "" : `arn:aws:iam::${textOf(accountId)}:root`;
}

/** Parameters begin with a small letter in CloudTrail, and with a capital in the API. Absent keys stand among the resources. */
function inputFrom(event: Members): Members {
  const parameters = membersOf(event["requestParameters"]);
  const input = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );
  const keys = itemsOf(event["resources"])
    .map((resource) => textOf(membersOf(resource)["ARN"]) || textOf(membersOf(resource)["arn"]))
    .filter((arn) => arn.includes(":key/"));
  const named = ["KeyId", "SourceKeyId", "DestinationKeyId", "TargetKeyId"].some((name) => name in input);
  return named || keys[0] === undefined ? input : { KeyId: keys[0], ...input };
}

/** `s3.amazonaws.com` calls as `s3.REGION.amazonaws.com`. */
function serviceOf(event: Members): string | null {
  const { type, invokedBy } = membersOf(event["userIdentity"]);
  const service = /^([a-z0-9-]+)\.amazonaws\.com$/u.exec(textOf(invokedBy))?.[1];
  const region = textOf(event["awsRegion"]);
  return type === "AWSService" || service === undefined || region === "" ? null : `${service}.${region}.amazonaws.com`;
}

function contextFrom(event: Members): Members {
  const address = textOf(event["sourceIPAddress"]);
  const { attributes } = membersOf(membersOf(event["userIdentity"])["sessionContext"]);
  const mfa = membersOf(attributes)["mfaAuthenticated"];
  const agent = textOf(event["userAgent"]);
  const time = textOf(event["eventTime"]);
  return {
    ...(/^[\d.]+$|:/u.test(address) ? { "aws:SourceIp": address } : {}),
    ...(typeof mfa === "string" || typeof mfa === "boolean" ? { "aws:MultiFactorAuthPresent": String(mfa) } : {}),
    ...(agent === "" || agent === "AWS Internal" ? {} : { "aws:UserAgent": agent }),
    ...(time === "" ? {} : { "aws:CurrentTime": time }),
  };
}
