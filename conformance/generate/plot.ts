/** A plot: an intent, cast with caller, key and action, and how all that it needs is written. */

import fc from "fast-check";
import { cryptographic, everyAction, iamOnly } from "./actions.ts";
import { type Caller, everyCaller } from "./cast.ts";
import { arbitraryGrantDraft, type GrantDraft } from "./grant.ts";
import type { Intent, Levers } from "./intent.ts";
import { intents } from "./intents.ts";
import type { WorldKey } from "./keyring.ts";
import { type PolicyPlace, policyPlaces } from "./policy-document.ts";
import { principalAims, type PrincipalAim } from "./principal-element.ts";
import { arbitraryRequestDraft, type RequestDraft } from "./request.ts";
import { arbitraryStatementDraft, type StatementDraft } from "./statement.ts";

/** The same request with another context and, now and then, another caller or action. */
export interface Variation {
  readonly request: RequestDraft;
  readonly caller: Caller | null;
  readonly action: string | null;
}

/** A statement that the intent does not need. */
export interface Aside {
  readonly place: PolicyPlace;
  readonly draft: StatementDraft;
  readonly principal: PrincipalAim;
  readonly action: string | null;
  readonly denies: boolean;
}

export interface Plot {
  readonly intent: Intent;
  readonly levers: Levers;
  readonly caller: Caller;
  readonly key: WorldKey;
  readonly action: string;
  readonly request: RequestDraft;
  readonly variations: readonly Variation[];
  /** How the statement of each place is written. */
  readonly drafts: Readonly<Record<PolicyPlace | "deny", StatementDraft>>;
  readonly grant: GrantDraft;
  readonly asides: readonly Aside[];
}

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const variation: fc.Arbitrary<Variation> = fc.record({
  request: arbitraryRequestDraft,
  caller: seldom(fc.constantFrom(...everyCaller)),
  action: seldom(fc.constantFrom(...cryptographic)),
});

const aside: fc.Arbitrary<Aside> = fc.record({
  place: fc.constantFrom(...policyPlaces),
  draft: arbitraryStatementDraft,
  principal: fc.constantFrom(...principalAims),
  action: seldom(fc.constantFrom(...everyAction)),
  denies: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 9),
});

const drafts = fc.record({
  ...(Object.fromEntries(policyPlaces.map((place) => [place, arbitraryStatementDraft])) as Record<
    PolicyPlace,
    fc.Arbitrary<StatementDraft>
  >),
  deny: arbitraryStatementDraft,
});

function plotOf(intent: Intent): fc.Arbitrary<Plot> {
  const { levers } = intent;
  return fc.record({
    intent: fc.constant(intent),
    levers: fc.record({
      keyPolicy: fc.constantFrom(...levers.keyPolicy),
      identity: fc.constantFrom(...levers.identity),
      serviceControl: fc.constantFrom(...levers.serviceControl),
      endpoint: fc.constantFrom(...levers.endpoint),
      boundary: fc.constantFrom(...levers.boundary),
      session: fc.constantFrom(...levers.session),
      grant: fc.constantFrom(...levers.grant),
      denies: fc.constantFrom(...levers.denies),
    }),
    caller: fc.constantFrom(...intent.callers),
    key: fc.constantFrom(...intent.keys),
    action: fc.constantFrom(...intent.actions),
    request: arbitraryRequestDraft,
    variations: fc.array(variation, { maxLength: 3, size: "max" }),
    drafts,
    grant: arbitraryGrantDraft,
    asides: fc.array(aside, { maxLength: 2, size: "max" }),
  });
}

export const arbitraryPlot: fc.Arbitrary<Plot> = fc.oneof(
  ...intents.map((intent) => ({ weight: intent.weight, arbitrary: plotOf(intent) })),
);

export function isKeyless(action: string): boolean {
  return iamOnly.some((name) => name === action);
}
