/**
 * A policy as the AWS CLI prints it, inside the output of get-key-policy, get-role-policy, get-user-policy,
 * get-group-policy, get-policy-version or, for control policies, describe-policy. KMS and Organizations print it as a text:
 * positions in it are those of the member that holds the text. Source: AWS CLI Command Reference.
 */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Policy, PolicyKind } from "../model/policy.ts";
import { type Element, memberOf, pointerOf, report, textOf } from "./element.ts";
import { openEmbedded } from "./embedded.ts";
import { policyFrom } from "./policy.ts";

/** Where diagnostics go, and who is told of the document. */
export interface PolicyReading {
  readonly diagnostics: Diagnostic[];
  /** Told of every policy document that was read, with the element it was read from. */
  readonly seen?: (policy: Policy, document: Element, kind: PolicyKind) => void;
}

/** A name that is given, and one for a policy that has none. */
export interface PolicyNames {
  readonly name?: string | null;
  readonly fallback?: string;
}

/** Reads a policy document, or the output that holds one. */
export function policyOrOutputFrom(
  element: Element,
  kind: PolicyKind,
  { name, fallback }: PolicyNames,
  reading: PolicyReading,
): Policy | null {
  const hint = otherOutput(element);
  if (hint !== null) {
    report(reading.diagnostics, element, "missing-element", hint);
    return null;
  }
  const output = outputOf(element);
  const named = name ?? output?.name ?? fallback ?? null;
  if (output === null) return policyAt(element, kind, named, reading);
  const { document } = output;
  const text = textOf(document);
  if (text === null) return policyAt(document, kind, named, reading);
  return policyFromText(document, text, kind, named, reading);
}

function policyAt(document: Element, kind: PolicyKind, name: string | null, reading: PolicyReading): Policy | null {
  const policy = policyFrom(document, kind, name, reading.diagnostics);
  if (policy !== null) reading.seen?.(policy, document, kind);
  return policy;
}

/** What to ask the AWS CLI instead, for output that is about policies and holds none; null for any other element. */
function otherOutput(element: Element): string | null {
  if (memberOf(element, "Statement") !== null) return null;
  const policy = memberOf(element, "Policy");
  if (memberOf(policy, "DefaultVersionId") !== null)
    return `the output of \`aws iam get-policy\` holds no document; give that of \`aws iam get-policy-version --version-id ${textOf(memberOf(policy, "DefaultVersionId")) ?? "ID"}\``;
  if (memberOf(element, "AttachedPolicies") !== null)
    return "a list of attached policies holds no documents; give the output of `aws iam get-policy-version` of each";
  if (memberOf(element, "PolicyNames") !== null)
    return "a list of policy names holds no documents; give the output of `aws iam get-role-policy`, `get-user-policy` or, for a key, `aws kms get-key-policy`";
  if (memberOf(element, "Role") !== null || memberOf(element, "User") !== null)
    return "the output of `get-role` or `get-user` holds no identity policy; give those of `aws iam get-role-policy`, `get-user-policy` and `get-policy-version`";
  return null;
}

interface Output {
  readonly document: Element;
  readonly name: string | null;
}

function outputOf(element: Element): Output | null {
  if (memberOf(element, "Statement") !== null) return null;
  const policy = memberOf(element, "Policy");
  const content = memberOf(policy, "Content");
  const document =
    content ??
    policy ??
    memberOf(element, "PolicyDocument") ??
    memberOf(memberOf(element, "PolicyVersion"), "Document");
  if (document === null) return null;
  if (content !== null) return { document, name: textOf(memberOf(memberOf(policy, "PolicySummary"), "Name")) };
  // Every key policy has the name `default`, which says nothing.
  return { document, name: policy === null ? textOf(memberOf(element, "PolicyName")) : null };
}

function policyFromText(
  holder: Element,
  text: string,
  kind: PolicyKind,
  name: string | null,
  { diagnostics, seen }: PolicyReading,
): Policy | null {
  const { source } = holder;
  const pointer = pointerOf(holder);
  const position = source.locate(pointer);
  const found: Diagnostic[] = [];
  const policy = read();
  for (const { code, message, pointer: inside } of found) {
    const said = inside === "" ? message : `${message} (at \`${inside}\` of the policy in this text)`;
    diagnostics.push({ code, message: said, file: source.file, ...(position ?? nowhere), pointer });
  }
  return policy;

  function read(): Policy | null {
    const inside = openEmbedded(holder, text);
    if (inside.ok) return policyAt(inside.value, kind, name, { diagnostics: found, ...(seen && { seen }) });
    found.push(...inside.diagnostics);
    return null;
  }
}

const nowhere = { line: null, column: null };
