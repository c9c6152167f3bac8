/**
 * The three questions of a request (who, what, which key) read from its text and written back into it, so that the rest of
 * the text stays as the user wrote it.
 */

import { applyEdits, modify } from "jsonc-parser";
import { treeIn, valueIn } from "./json-text.ts";
import { shortArn } from "./short-arn.ts";

export interface RequestFields {
  readonly principal: string;
  /** `kms:Decrypt` for a permission, `ReEncrypt` for a call. */
  readonly action: string;
  readonly resource: string;
  /** The member that holds the resource; null where a call names several, or none. */
  readonly resourceMember: readonly string[] | null;
}

type Members = Readonly<Record<string, unknown>>;

const keyOfCall = ["input", "KeyId"] as const;

export function fieldsOf(text: string): RequestFields {
  const request = membersOf(valueIn(text));
  const { principal, action, operation, resource } = request;
  const input = membersOf(request["input"]);
  const isCall = typeof operation === "string";
  const named = isCall ? input["KeyId"] : resource;
  const several = ["SourceKeyId", "DestinationKeyId", "AliasName", "TargetKeyId"].filter((name) => name in input);
  return {
    principal: textOf(principal),
    action: textOf(isCall ? operation : action),
    resource: isCall && several.length > 0 ? several.map((name) => textOf(input[name])).join(" → ") : textOf(named),
    resourceMember: !isCall ? ["resource"] : several.length > 0 || !holdsInput(text) ? null : keyOfCall,
  };
}

export function withPrincipal(text: string, principal: string): string {
  return withMember(text, ["principal"], principal);
}

/** A name with a prefix is a permission, one without an operation. The resource moves to where the other has it. */
export function withAction(text: string, action: string): string {
  const before = fieldsOf(text);
  const isCall = !action.includes(":");
  const wasCall = before.action !== "" && !before.action.includes(":");
  if (isCall === wasCall) return withMember(text, [isCall ? "operation" : "action"], action);
  const swapped = withMember(
    withMember(text, [wasCall ? "operation" : "action"], undefined),
    [isCall ? "operation" : "action"],
    action,
  );
  if (before.resource === "" || before.resourceMember === null || !holdsInput(text)) return swapped;
  const cleared = withMember(swapped, before.resourceMember, undefined);
  return withMember(cleared, isCall ? keyOfCall : ["resource"], before.resource);
}

/** An empty resource leaves the member out, as for actions without one. */
export function withResource(text: string, resource: string): string {
  const { resourceMember } = fieldsOf(text);
  return resourceMember === null ? text : withMember(text, resourceMember, resource === "" ? undefined : resource);
}

/** What is asked beside who, what and which key, in words. */
export function circumstancesOf(text: string): readonly string[] {
  const { viaService, vpcEndpoint, session, context, input } = membersOf(valueIn(text));
  const { EncryptionContext, GrantTokens } = membersOf(input);
  return [
    ...(typeof viaService === "string" ? [`via ${viaService}`] : []),
    ...(typeof vpcEndpoint === "string" ? [`through ${vpcEndpoint}`] : []),
    ...Object.entries(membersOf(EncryptionContext)).map(
      ([name, value]) => `encryption context ${name}=${plain(value)}`,
    ),
    ...(Array.isArray(GrantTokens) && GrantTokens.length > 0 ? ["with a grant token"] : []),
    ...sessionWords(membersOf(session)),
    ...Object.entries(membersOf(context)).map(([name, value]) => `${name}=${plain(value)}`),
  ];
}

function sessionWords({ policies, tags, federatedBy }: Members): readonly string[] {
  const count = Array.isArray(policies) ? policies.length : 0;
  return [
    ...(count === 0 ? [] : [count === 1 ? "with a session policy" : `with ${String(count)} session policies`]),
    ...(tags === undefined ? [] : ["with session tags"]),
    ...(typeof federatedBy === "string" ? [`federated by ${shortArn(federatedBy)}`] : []),
  ];
}

function withMember(text: string, path: readonly string[], value: unknown): string {
  const whole = treeIn(text)?.type === "object" ? text : "{}";
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: "\n" };
  return applyEdits(whole, modify(whole, [...path], value, { formattingOptions }));
}

/** Whether the input is there, or can be: another value has no members to write to. */
function holdsInput(text: string): boolean {
  const { input = {} } = membersOf(valueIn(text));
  return membersOf(input) === input;
}

/** A value as it is asked with; what the engine will refuse as it is written. */
function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The members of a request that a matrix asks with, whoever asks for whatever. */
export function circumstancesIn(text: string): Members {
  const { viaService, vpcEndpoint, context, input } = membersOf(valueIn(text));
  const all = { viaService, vpcEndpoint, context, input };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
