/**
 * The engine over a store that changes. A decision is made over the environment of this moment; an engine that throws, or takes
 * longer than it may, denies.
 */

import type { Authorizer, AuthorizerOptions } from "../authorizer.ts";
import type { CallDecision } from "../model/decision.ts";
import type { Environment } from "../model/environment.ts";
import type { Call, Request } from "../model/request.ts";

/** How an authorizer is made; `authorizerFor` but in tests. */
export type MakeAuthorizer = (environment: Environment, options: AuthorizerOptions) => Promise<Authorizer>;

export interface Engine {
  readonly decide: (call: Call, environment: Environment) => Promise<CallDecision>;
  /** One permission, asked about an environment as it would be. */
  readonly wouldAllow: (request: Request, environment: Environment) => Promise<boolean>;
}

export interface EngineOptions {
  readonly make: MakeAuthorizer;
  readonly clock: () => Date;
  /** How long a decision may take, in milliseconds. */
  readonly patience: number;
}

export function createEngine({ make, clock, patience }: EngineOptions): Engine {
  const made = new WeakMap<Environment, Authorizer>();

  const authorizerOf = async (environment: Environment): Promise<Authorizer> => {
    const known = made.get(environment);
    if (known !== undefined) return known;
    const authorizer = await inTime(make(environment, { now: () => clock().getTime() }), patience);
    made.set(environment, authorizer);
    return authorizer;
  };

  return {
    decide: async (call, environment) => {
      const start = performance.now();
      try {
        const decision = (await authorizerOf(environment)).authorizeCall(call);
        return performance.now() - start > patience || !isDecided(decision) ? fault(call) : decision;
      } catch {
        return fault(call);
      }
    },
    wouldAllow: async (request, environment) => {
      try {
        return (await authorizerOf(environment)).authorize(request).decision === "Allow";
      } catch {
        return false;
      }
    },
  };
}

/** A decision is one permission's at least, and an Allow is every permission's. */
function isDecided({ decision, checks }: CallDecision): boolean {
  const allowed = checks.length > 0 && checks.every((check) => check.decision === "Allow");
  return decision === "Deny" || allowed;
}

/** No decision is a Deny. */
function fault({ principal, operation }: Call): CallDecision {
  const action = `kms:${operation}`;
  const awsMessage = `User: ${principal} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
  const message = "the engine did not come to a decision";
  const check = { action, resource: "*", decision: "Deny", reason: "undecidable", message, awsMessage } as const;
  return { decision: "Deny", checks: [{ ...check, determining: [], notes: [] }] };
}

async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error("the engine is late"));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
