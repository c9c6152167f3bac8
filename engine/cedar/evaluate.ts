/**
 * Asks Cedar over policy sets that are parsed once. Sets live in a fixed pool of slots, because the module cannot drop
 * one. Whatever goes wrong (a failure, an evaluation error, a trap) is a fault, never an Allow.
 */

import { cedar } from "#cedar";
import type { CedarValue } from "../expression/attribute.ts";

/** A policy set, parsed when it is first asked and again when it lost its slot. */
export interface PolicySet {
  readonly policies: Readonly<Record<string, string>>;
  slot: number;
  generation: number;
}

interface Uid {
  readonly type: string;
  readonly id: string;
}

export interface CedarRequest {
  readonly principal: Uid;
  readonly action: Uid;
  readonly resource: Uid;
  readonly context: Readonly<Record<string, CedarValue>>;
}

export type Answer =
  { readonly fault: null; readonly allowed: boolean; readonly reason: readonly string[] } | { readonly fault: string };

const poolSize = 4096;
const owners: (PolicySet | null)[] = Array.from({ length: poolSize }, () => null);
let nextSlot = 0;
let generation = 0;

export function policySet(policies: Readonly<Record<string, string>>): PolicySet {
  return { policies, slot: -1, generation: -1 };
}

export async function loadCedar(): Promise<void> {
  await cedar.load();
}

export function evaluate(set: PolicySet, { principal, action, resource, context }: CedarRequest): Answer {
  if (!isWellFormed(context) || !principal.id.isWellFormed() || !resource.id.isWellFormed())
    return { fault: "the request holds text that is not well-formed Unicode" };
  try {
    if (set.generation !== generation || owners[set.slot] !== set) {
      const problem = parse(set);
      if (problem !== null) return { fault: problem };
    }
    const answer = cedar.current().statefulIsAuthorized({
      principal,
      action,
      resource,
      context: context as Record<string, never>,
      preparsedPolicySetId: slotName(set.slot),
      validateRequest: false,
      entities: [],
    });
    if (answer.type === "failure") return { fault: answer.errors.map(({ message }) => message).join("; ") };
    const { decision, diagnostics } = answer.response;
    const [error] = diagnostics.errors;
    if (error !== undefined) return { fault: `policy ${error.policyId}: ${error.error.message}` };
    return { fault: null, allowed: decision === "allow", reason: diagnostics.reason };
  } catch (error) {
    renew();
    return { fault: `Cedar failed: ${String(error)}` };
  }
}

/** Problems that strict validation finds; none for a set that cannot err at run time. */
export function validate(policies: Readonly<Record<string, string>> | string, schema: string): readonly string[] {
  if (!isWellFormed(policies)) return ["text that is not well-formed Unicode"];
  try {
    const staticPolicies = typeof policies === "string" ? policies : { ...policies };
    const answer = cedar.current().validate({ schema, policies: { staticPolicies } });
    if (answer.type === "failure") return answer.errors.map(({ message }) => message);
    return answer.validationErrors.map(({ policyId, error }) => `${policyId}: ${error.message}`);
  } catch (error) {
    renew();
    return [`Cedar failed: ${String(error)}`];
  }
}

/** Policy text laid out for readers; as it was where it is too long for that, or Cedar cannot. */
export function layOut(policies: string): string {
  if (policies.length > longestLaidOut || !isWellFormed(policies)) return policies;
  try {
    const answer = cedar.current().formatPolicies({ policyText: policies, lineWidth: 100, indentWidth: 2 });
    return answer.type === "success" ? answer.formatted_policy.trim() : policies;
  } catch {
    renew();
    return policies;
  }
}

/** In characters: some two hundred policies. */
const longestLaidOut = 100_000;

/** A lone surrogate cannot cross into the module; asking would cost the instance. */
function isWellFormed(value: CedarValue | CedarRequest["context"]): boolean {
  if (typeof value === "string") return value.isWellFormed();
  return typeof value !== "object" || Object.values<CedarValue>(value).every(isWellFormed);
}

function parse(set: PolicySet): string | null {
  if (!isWellFormed(set.policies)) return "a policy holds text that is not well-formed Unicode";
  const slot = nextSlot;
  nextSlot = (nextSlot + 1) % poolSize;
  const answer = cedar.current().preparsePolicySet(slotName(slot), { staticPolicies: { ...set.policies } });
  owners[slot] = answer.type === "success" ? set : null;
  set.slot = slot;
  set.generation = generation;
  return answer.type === "success" ? null : answer.errors.map(({ message }) => message).join("; ");
}

function renew(): void {
  cedar.renew();
  generation += 1;
}

function slotName(slot: number): string {
  return `set-${String(slot)}`;
}
