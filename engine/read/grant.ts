/**
 * A grant, as ListGrants returns it: who may do what with the key, and who may end it.
 * One grantee, at most one retiring principal, at most one encryption-context constraint. Facts E27-E35, E38.
 */

import { findGrantOperation, grantOperations } from "../catalog/grant-operations.ts";
import { accountOf } from "../model/arn.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Grant, GrantConstraints } from "../model/environment.ts";
import type { PrincipalEntry } from "../model/policy.ts";
import { type Element, isText, memberOf, pointerOf, report, textItemsOf, textOf } from "./element.ts";
import { didYouMean } from "./nearest-name.ts";
import { isAccountId, isServiceName, parseAwsPrincipal, parseServicePrincipal } from "./principal-entry.ts";
import { textsByName } from "./tags.ts";

const operationNames = grantOperations.map(({ name }) => name);

/** Null when the value is no grant: the schema or a diagnostic here tells why. */
export function grantFrom(element: Element, diagnostics: Diagnostic[]): Grant | null {
  const grantee = granteeFrom(element, diagnostics);
  const retiring = partyFrom(element, "RetiringPrincipal", "RetiringServicePrincipal", diagnostics);
  const id = textOf(memberOf(element, "GrantId"));
  const constraints = constraintsFrom(memberOf(element, "Constraints"), diagnostics);
  checkServiceGrantee(element, diagnostics);
  if (grantee === null || id === null) return null;
  return {
    id,
    grantee,
    retiring,
    operations: operationsFrom(memberOf(element, "Operations"), diagnostics),
    constraints,
    issuingAccount: issuingAccountFrom(memberOf(element, "IssuingAccount"), diagnostics),
    token: textOf(memberOf(element, "GrantToken")),
    propagated: memberOf(element, "Propagated")?.value !== false,
    pointer: pointerOf(element),
  };
}

function granteeFrom(grant: Element, diagnostics: Diagnostic[]): PrincipalEntry | null {
  if (memberOf(grant, "GranteePrincipal") === null && memberOf(grant, "GranteeServicePrincipal") === null) {
    const message = "a grant without `GranteePrincipal` or `GranteeServicePrincipal`";
    report(diagnostics, grant, "missing-member", message);
  }
  return partyFrom(grant, "GranteePrincipal", "GranteeServicePrincipal", diagnostics);
}

/** The principal that one of two members names. */
function partyFrom(
  grant: Element,
  principalName: string,
  serviceName: string,
  diagnostics: Diagnostic[],
): PrincipalEntry | null {
  const principal = memberOf(grant, principalName);
  const service = memberOf(grant, serviceName);
  if (principal !== null && service !== null) {
    const message = `\`${principalName}\` and \`${serviceName}\` in one grant`;
    report(diagnostics, service, "conflicting-members", message, "name");
  }
  const element = principal ?? service;
  if (!isText(element)) return null;
  const text = element.value;
  // ListGrants shows a service under the principal's member too.
  const parse = principal === null || isServiceName(text) ? parseServicePrincipal : parseAwsPrincipal;
  const entry = parse(text);
  if ("code" in entry) {
    report(diagnostics, element, entry.code, entry.message);
    return null;
  }
  if (entry.kind === "everyone" || entry.kind === "nobody") {
    report(
      diagnostics,
      element,
      "invalid-principal",
      `\`${text}\` is no principal of a grant: a wildcard names nobody`,
    );
    return null;
  }
  return entry;
}

function checkServiceGrantee(grant: Element, diagnostics: Diagnostic[]): void {
  const service = memberOf(grant, "GranteeServicePrincipal");
  if (service === null) return;
  if (memberOf(memberOf(grant, "Constraints"), "SourceArn") === null) {
    const message = "a grant to a service principal without the constraint `SourceArn`";
    report(diagnostics, service, "missing-member", message, "name");
  }
  if (memberOf(grant, "RetiringPrincipal") === null && memberOf(grant, "RetiringServicePrincipal") === null) {
    report(diagnostics, service, "missing-member", "a grant to a service principal without who may retire it", "name");
  }
}

function operationsFrom(element: Element | null, diagnostics: Diagnostic[]): readonly string[] {
  const operations = textItemsOf(element);
  for (const item of operations) {
    if (findGrantOperation(item.value) !== null) continue;
    const message = `\`${item.value}\` is no operation that a grant can give${didYouMean(item.value, operationNames)}`;
    report(diagnostics, item, "unknown-operation", message);
  }
  return operations.map(({ value }) => value);
}

function constraintsFrom(element: Element | null, diagnostics: Diagnostic[]): GrantConstraints {
  const equals = memberOf(element, "EncryptionContextEquals");
  const subset = memberOf(element, "EncryptionContextSubset");
  if (equals !== null && subset !== null) {
    const message = "`EncryptionContextEquals` and `EncryptionContextSubset` in one grant";
    report(diagnostics, subset, "conflicting-members", message, "name");
  }
  return {
    encryptionContextEquals: equals === null ? null : textsByName(equals),
    encryptionContextSubset: subset === null ? null : textsByName(subset),
    sourceArn: textOf(memberOf(element, "SourceArn")),
  };
}

/** The account of `arn:aws:iam::111122223333:root`, or the bare id. */
function issuingAccountFrom(element: Element | null, diagnostics: Diagnostic[]): string | null {
  if (!isText(element)) return null;
  const text = element.value;
  const account = accountOf(text) ?? text;
  if (isAccountId(account)) return account;
  report(
    diagnostics,
    element,
    "invalid-id",
    `\`${text}\` is no account: a 12-digit id or an account's ARN is expected`,
  );
  return null;
}
