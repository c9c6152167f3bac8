/** The product on one screen: an environment in; decisions, explanations and Cedar out. */

import { callOf, requestOf } from "./asked.ts";
import { callChecks } from "./calls.ts";
import { permissions } from "./catalog/permissions.ts";
import { layOut, loadCedar } from "./cedar/evaluate.ts";
import { AmbiguousKey } from "./context/derivation.ts";
import { givenText } from "./context/given.ts";
import type { RequestFacts, Situation } from "./context/situation.ts";
import { createDecider, type Decider } from "./decider.ts";
import { checkOf, undecidable } from "./explain/decision.ts";
import { type Explanation, explainDecision } from "./explain/explanation.ts";
import { keepUpTo } from "./kept.ts";
import type { CallDecision, Check, Decision } from "./model/decision.ts";
import { InvalidInput } from "./model/diagnostic.ts";
import type { EnvironmentDocument } from "./model/documents.ts";
import type { Environment } from "./model/environment.ts";
import type { Call, Request, RequestBase } from "./model/request.ts";
import { readEnvironment } from "./read/environment.ts";
import type { SourceText } from "./read/source.ts";
import { problem } from "./problem.ts";
import { resolveRequest } from "./resolve.ts";
import { buildProgram } from "./translate/program.ts";
import {
  type KeyTranslation,
  translatePrograms,
  type Translation,
  translateSituation,
} from "./translate/translation.ts";

export interface AuthorizerOptions {
  /** The clock behind `aws:CurrentTime`, in milliseconds since 1970; the system's when absent. */
  readonly now?: () => number;
}

export interface Authorizer {
  readonly environment: Environment;
  /** Decides one permission. @throws InvalidInput for a request that is not well formed or names an unknown key. */
  readonly authorize: (request: Request) => Decision;
  /** Decides every permission that an API call needs; the call is allowed when each is. @throws InvalidInput */
  readonly authorizeCall: (call: Call) => CallDecision;
  /** The decision with every statement's verdict and what is missing. @throws InvalidInput */
  readonly explain: (request: Request) => Explanation;
  /** The same for every permission of a call. @throws InvalidInput */
  readonly explainCall: (call: Call) => readonly (Explanation & Check)[];
  /** Cedar that decides the request alone, in any Cedar engine. @throws InvalidInput */
  readonly translate: (request: Request) => Translation;
  /** Policies and schema for all that a principal may ask of a key. @throws InvalidInput */
  readonly translateKey: (principal: string, key: string) => KeyTranslation;
}

/**
 * Reads an environment document (see `schemas/environment.json`), or the text of one, and loads Cedar. What is no such
 * document at run time is refused all the same.
 * @throws InvalidInput with every diagnostic.
 */
export async function createAuthorizer(
  environment: EnvironmentDocument | SourceText,
  options: AuthorizerOptions = {},
): Promise<Authorizer> {
  const read = readEnvironment(environment);
  if (!read.ok) throw new InvalidInput(read.diagnostics);
  return authorizerFor(read.value, options);
}

/** The same for an environment that is read already. */
export async function authorizerFor(environment: Environment, options: AuthorizerOptions = {}): Promise<Authorizer> {
  await loadCedar();
  const now = options.now ?? Date.now;
  const deciders = keepUpTo<Decider>(maximumWeight);

  const keep = (key: string, resolve: () => Situation): Decider => {
    const known = deciders.find(key);
    if (known !== undefined) return known;
    const decider = createDecider(resolve());
    deciders.keep(key, decider, key.length + decider.weight);
    return decider;
  };
  const deciderFor = (request: Request): Decider =>
    keep(situationKey(request, request.action, request.resource), () => resolveRequest(request, environment));
  /** What one question adds to its situation; the clock is read once a question. */
  const factsOf = ({ input, viaService, context }: RequestBase): RequestFacts => ({
    input,
    viaService,
    context,
    now: timeOf(now()),
  });

  const decide = (asked: Request) => {
    const request = requestOf(asked);
    const decider = deciderFor(request);
    const facts = factsOf(request);
    return { decider, facts, decision: decider.decide(facts) };
  };

  const decideCall = (asked: Call) => {
    const call = callOf(asked);
    const shared = factsOf(call);
    return callChecks(call, environment).map(({ situation, input, missing }, index) => {
      const { key: _key, ...target } = { key: null, ...situation.target };
      const decider = keep(situationKey(call, call.operation, index, target), () => situation);
      const facts = { ...shared, input };
      const decision = missing === null ? decider.decide(facts) : undecidable(decider.program, missing);
      const permission = { action: situation.permission.action, resource: situation.target.arn };
      return { decider, check: checkOf(permission, decision), facts };
    });
  };

  return {
    environment,
    authorize: (request) => decide(request).decision,
    authorizeCall: (call) => {
      const checks = decideCall(call).map(({ check }) => check);
      return { decision: checks.every(({ decision }) => decision === "Allow") ? "Allow" : "Deny", checks };
    },
    explain: (request) => {
      const { decider, facts, decision } = decide(request);
      return explainDecision(decider.program, decider.uids, decision, facts);
    },
    explainCall: (call) =>
      decideCall(call).map(({ decider, check, facts }) => ({
        ...explainDecision(decider.program, decider.uids, check, facts),
        action: check.action,
        resource: check.resource,
      })),
    translate: (asked) => {
      const request = requestOf(asked);
      const { program, fault } = deciderFor(request);
      if (fault !== null) throw new InvalidInput([problem("untranslatable", "", fault)]);
      return readable(() => translateSituation(program, factsOf(request)));
    },
    translateKey: (principal, key) =>
      readable(() =>
        translatePrograms(
          permissions
            .filter(({ resources }) => resources.includes("key"))
            .map(({ action }) => buildProgram(resolveRequest({ principal, action, resource: key }, environment))),
        ),
      ),
  };
}

/** @throws InvalidInput for what is no time: nothing could be said of `aws:CurrentTime`. */
function timeOf(milliseconds: number): number {
  if (Math.abs(milliseconds) <= latestDate) return milliseconds;
  throw new InvalidInput([problem("wrong-clock", "", `the clock says ${String(milliseconds)}, which is no time`)]);
}

/** As far as JavaScript's dates go. */
const latestDate = 8.64e15;

/** Of compiled situations to keep, in characters of policy text and their like: some ten thousand ordinary ones. */
const maximumWeight = 50_000_000;

/** What distinguishes one situation from another: as JSON, so that no text can pass for two members. */
function situationKey(request: RequestBase, ...asked: readonly unknown[]): string {
  const { principal, session, vpcEndpoint, context, input } = request;
  const given = context === undefined ? null : [Object.keys(context), givenText(context, "aws:RequestedRegion")];
  const { GrantTokens: tokens, GrantId: id, GrantToken: token, KeyId: key } = input ?? {};
  const forwarded = request.viaService !== undefined;
  return JSON.stringify([principal, asked, session, vpcEndpoint, forwarded, given, tokens, id, token, key]);
}

/** @throws InvalidInput where two names differ only by case, so that the request has no translation (E63). */
function readable<T extends KeyTranslation>(translate: () => T): T {
  try {
    const translation = translate();
    return { ...translation, policies: layOut(translation.policies) };
  } catch (error) {
    if (!(error instanceof AmbiguousKey)) throw error;
    throw new InvalidInput([problem("ambiguous-name", "", error.message)]);
  }
}
