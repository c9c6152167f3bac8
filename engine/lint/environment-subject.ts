/**
 * What a rule across documents looks at: the environment as the engine reads it, and the places of its policies.
 * Faults of policies are left to the rules about policies; any other fault of the document is a diagnostic.
 */

import type { Authorizer } from "../authorizer.ts";
import type { Diagnostic, Read } from "../model/diagnostic.ts";
import type { Environment, Grant, Key } from "../model/environment.ts";
import type { Policy, Statement } from "../model/policy.ts";
import { inOrder } from "../read/document.ts";
import { type Element, itemsOf, memberOf, pointerOf } from "../read/element.ts";
import { environmentFrom } from "../read/environment.ts";
import { pointerSteps } from "../read/pointer.ts";
import { checkSchema } from "../read/schema-check.ts";
import type { Load } from "../read/source.ts";
import { validateEnvironment } from "../read/validators.ts";
import { policySubject } from "./policy-subject.ts";
import type { LintSettings } from "./settings.ts";
import type { KeyFacts, PolicyDocument, PolicySubject } from "./subject.ts";

export interface EnvironmentSubject {
  readonly environment: Environment;
  /** Every policy of the environment, in the order of the document. */
  readonly policies: readonly PolicySubject[];
  /** The subject of a policy of `environment`. */
  readonly subjectOf: (policy: Policy) => PolicySubject | null;
  /** The element of a statement of `environment`. */
  readonly elementOf: (policy: Policy, statement: Statement) => Element | null;
  /** The element of a grant of `environment`, which may stand in a file of its own. */
  readonly elementOfGrant: (grant: Grant) => Element;
  /** The element of anything, by its pointer into the environment document. */
  readonly elementAt: (pointer: string) => Element;
  readonly settings: LintSettings;
  /** A `part` lacks much that exists: what is not in it may still be. */
  readonly extent: "whole" | "part";
  /** The engine over this environment; null unless a rule that is on needs decisions and all policies are free of faults. */
  readonly authorizer: Authorizer | null;
}

export interface EnvironmentReading {
  readonly settings: LintSettings;
  /** How paths in the environment are followed; null: not at all. */
  readonly load: Load | null;
  /** Absent: everything that exists is in the environment. */
  readonly extent?: "part";
  /** Makes the engine, where a rule needs it; null: none does. */
  readonly authorizerFor: ((environment: Environment) => Promise<Authorizer>) | null;
}

/** Reads an environment for the linter. */
export async function environmentSubject(
  document: Element,
  reading: EnvironmentReading,
): Promise<Read<EnvironmentSubject>> {
  const { settings, load, authorizerFor } = reading;
  const diagnostics: Diagnostic[] = [];
  const seen: { readonly policy: Policy; readonly element: Element; readonly document: PolicyDocument }[] = [];
  const grants = new Map<Grant, Element>();
  checkSchema(document, validateEnvironment, diagnostics);
  const environment = environmentFrom(document, {
    diagnostics,
    load,
    seen: (policy, element, kind) => {
      const editable = element.source.embedded !== true;
      seen.push({
        policy,
        element,
        document: { kind, name: policy.name, document: element, key: null, account: null, editable },
      });
    },
    seenGrant: (grant, element) => grants.set(grant, element),
  });
  const others = diagnostics.filter((fault) => !seen.some(({ element }) => isWithin(fault, element)));
  if (others.length > 0) return { ok: false, diagnostics: inOrder(others) };
  const subjects = new Map(
    seen.map(({ policy, document: found }) => [
      policy,
      policySubject({ ...found, ...holderOf(policy, environment) }, settings),
    ]),
  );
  const isFree = diagnostics.length === 0;
  return {
    ok: true,
    value: {
      environment,
      policies: [...subjects.values()],
      subjectOf: (policy) => subjects.get(policy) ?? null,
      elementOf: (policy, { index }) =>
        subjects.get(policy)?.statements.find((one) => one.index === index)?.element ?? null,
      elementOfGrant: (grant) => grants.get(grant) ?? document,
      elementAt: (pointer) => elementAt(document, pointer),
      settings,
      extent: reading.extent ?? "whole",
      authorizer: isFree && authorizerFor !== null ? await authorizerFor(environment) : null,
    },
  };
}

function isWithin({ file, pointer }: Diagnostic, element: Element): boolean {
  const own = pointerOf(element);
  return file === element.source.file && (pointer === own || pointer.startsWith(`${own}/`));
}

/** The key or the account that a policy belongs to. */
function holderOf(
  policy: Policy,
  { keys, principals, accounts }: Environment,
): Pick<PolicyDocument, "key" | "account"> {
  for (const key of keys.values()) {
    if (key.policy === policy) return { key: factsOf(key), account: key.account };
  }
  for (const { arn, identityPolicies, permissionsBoundary } of principals.values()) {
    if (permissionsBoundary === policy || identityPolicies.includes(policy)) {
      return { key: null, account: arn.split(":")[4] ?? null };
    }
  }
  const account = [...accounts.values()].find(
    ({ serviceControlPolicies, resourceControlPolicies }) =>
      resourceControlPolicies.includes(policy) || serviceControlPolicies?.some((level) => level.includes(policy)),
  );
  return { key: null, account: account?.id ?? null };
}

function factsOf({ arn, region, metadata }: Key): KeyFacts {
  const { keySpec, keyUsage, origin, keyManager, multiRegion } = metadata;
  return { arn, region, keySpec, keyUsage, origin, keyManager, multiRegion };
}

function elementAt(document: Element, pointer: string): Element {
  let element = document;
  for (const step of pointerSteps(pointer)) {
    const next = Array.isArray(element.value) ? itemsOf(element)[Number(step)] : memberOf(element, step);
    if (next === null || next === undefined) return element;
    element = next;
  }
  return element;
}
