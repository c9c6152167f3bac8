/**
 * The engine over a store that changes. A decision is made over the environment of this moment; an engine that throws, or takes
 * longer than it may, denies.
 */

import type { Authorizer, AuthorizerOptions } from "../authorizer.ts";
import type { CallDecision } from "../model/decision.ts";
import { InvalidInput } from "../model/diagnostic.ts";
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
  /** Told what the engine threw. */
  readonly fault: (error: unknown) => void;
}

export function createEngine({ make, clock, patience, fault: tell }: EngineOptions): Engine {
  const made = new WeakMap<Environment, Authorizer>();

  const authorizerOf = async (environment: Environment): Promise<Authorizer> => {
    const known = made.get(environment);
    if (known !== undefined) return known;
    const authorizer = await inTime(make(environment, { now: () => clock().getTime() }), patience);
    made.set(environment, authorizer);
    return authorizer;
  };

  const ask = async <T>(environment: Environment, question: (authorizer: Authorizer) => T): Promise<T> => {
    const start = performance.now();
    const answer = question(await authorizerOf(environment));
    if (performance.now() - start > patience) throw new Error(late);
    return answer;
  };

  return {
    decide: async (call, environment) => {
      try {
        const decision = await ask(environment, (authorizer) => authorizer.authorizeCall(call));
        return isDecided(decision) ? decision : fault(call);
      } catch (error) {
        // A call that names what is not there is told in the record; anything else is a fault.
        if (error instanceof InvalidInput) return fault(call, error.message);
        tell(error);
        return fault(call);
      }
    },
    wouldAllow: async (request, environment) => {
      try {
        return await ask(environment, (authorizer) => authorizer.authorize(request).decision === "Allow");
      } catch (error) {
        tell(error);
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
function fault({ principal, operation }: Call, message = "the engine did not come to a decision"): CallDecision {
  const action = `kms:${operation}`;
  // Which cause AWS would find is not known.
  const awsMessage = `User: ${principal} is not authorized to perform: ${action}`;
  const check = { action, resource: "*", decision: "Deny", reason: "undecidable", message, awsMessage } as const;
  return { decision: "Deny", checks: [{ ...check, determining: [], notes: [] }] };
}

const late = "the engine is late";

async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(late));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}
