/**
 * Principal and NotPrincipal: who is meant, or who is spared.
 * A resource policy has one in every statement, a policy that is attached to a principal has none. Facts E12-E16.
 */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Effect, PrincipalElement, PrincipalEntry } from "../model/policy.ts";
import { alternativeFrom } from "./alternative.ts";
import type { DiagnosticCode } from "./codes.ts";
import { type Element, isObject, kindOf, membersOf, report } from "./element.ts";
import { textsFrom } from "./expect.ts";
import type { Grammar } from "./grammar.ts";
import { type EntryFault, parseAwsPrincipal, parseServicePrincipal } from "./principal-entry.ts";

export function principalFrom(
  statement: Element,
  effect: Effect | null,
  grammar: Grammar,
  diagnostics: Diagnostic[],
): PrincipalElement | null {
  const found = alternativeFrom(statement, "Principal", diagnostics);
  if (found === null) {
    if (grammar.principal === "forbidden") return null;
    report(diagnostics, statement, "missing-principal", "a statement without a principal");
    return null;
  }
  const { element, negated } = found;
  const refusal = refusalOf(element, negated, effect, grammar);
  if (refusal !== null) {
    report(
      diagnostics,
      element,
      refusal.code,
      refusal.message,
      refusal.code === "invalid-principal" ? "value" : "name",
    );
    return null;
  }
  const entries = entriesFrom(element, diagnostics);
  if (entries?.length === 0) {
    report(diagnostics, element, "missing-principal", "a statement whose principal is empty");
  }
  return { negated, entries: entries ?? [] };
}

interface Refusal {
  readonly code: DiagnosticCode;
  readonly message: string;
}

function refusalOf(element: Element, negated: boolean, effect: Effect | null, grammar: Grammar): Refusal | null {
  const name = `\`${element.name}\``;
  if (grammar.principal === "forbidden") {
    return { code: "unexpected-principal", message: `${name} in a policy that is attached to its principal` };
  }
  if (grammar.principal === "everyone" && (negated || element.value !== "*")) {
    return { code: "invalid-principal", message: `the principal of a resource control policy must be \`"*"\`` };
  }
  if (negated && effect === "Allow") {
    return { code: "not-principal-with-allow", message: `${name} in an Allow statement` };
  }
  return null;
}

/** The entries; null after a fault that leaves nothing to count. */
function entriesFrom(element: Element, diagnostics: Diagnostic[]): readonly PrincipalEntry[] | null {
  if (element.value === "*") return [{ kind: "everyone", text: "*" }];
  if (!isObject(element.value)) {
    const shown = typeof element.value === "string" ? `\`${element.value}\`` : kindOf(element.value);
    report(diagnostics, element, "invalid-principal", `the principal must be \`"*"\` or an object, not ${shown}`);
    return null;
  }
  const faultsBefore = diagnostics.length;
  const entries = membersOf(element).flatMap((member) => {
    const parse = Object.hasOwn(parsers, member.name) ? parsers[member.name] : undefined;
    if (parse === undefined) {
      const message = `unknown kind of principal \`${member.name}\`; there are ${Object.keys(parsers).join(", ")}`;
      report(diagnostics, member, "invalid-principal", message, "name");
      return [];
    }
    return textsFrom(member, `a principal of kind \`${member.name}\``, diagnostics).flatMap((text) => {
      const entry = parse(text.value);
      if (!("code" in entry)) return [entry];
      report(diagnostics, text, entry.code, entry.message);
      return [];
    });
  });
  return entries.length === 0 && diagnostics.length > faultsBefore ? null : entries;
}

const parsers: Readonly<Record<string, (text: string) => PrincipalEntry | EntryFault>> = {
  AWS: parseAwsPrincipal,
  Service: parseServicePrincipal,
  // Providers are principals of role trust policies, canonical users of bucket policies: neither ever calls KMS (E13).
  Federated: (text) => ({ kind: "nobody", text }),
  CanonicalUser: (text) => ({ kind: "nobody", text }),
};
