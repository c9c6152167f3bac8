/** KMS over an environment: a store, the engine over it, the provider, and the gate between. */

import { cryptoPort } from "#crypto";
import { authorizerFor } from "../authorizer.ts";
import { clientOf, type LocalKms } from "./client.ts";
import { createEngine, type MakeAuthorizer } from "./engine.ts";
import { entropyFrom, platformEntropy } from "./entropy.ts";
import { createGate } from "./gate.ts";
import type { KmsOptions } from "./kms.ts";
import { operations } from "./operations/list.ts";
import type { CryptoPort } from "./provider/port.ts";
import { createStore } from "./store/store.ts";

/**
 * KMS as of `options.environment`, which is copied and then changes with the calls.
 * @throws InvalidInput for an environment that is not well formed.
 */
export async function createKms(options: KmsOptions): Promise<LocalKms> {
  // Loads Cedar, so that the first call does not wait for it.
  await authorizerFor(noEnvironment);
  return assembleKms(options, { make: authorizerFor, port: cryptoPort });
}

/** What tests put in place of the engine and of the cryptography. */
export interface KmsParts {
  readonly make: MakeAuthorizer;
  readonly port: CryptoPort;
}

export function assembleKms(options: KmsOptions, { make, port }: KmsParts): LocalKms {
  const clock = options.clock ?? (() => new Date());
  const entropy = options.deterministic === undefined ? platformEntropy : entropyFrom(options.deterministic);
  const store = createStore(structuredClone(options.environment), entropy, clock());
  const fault = options.fault ?? (() => undefined);
  const engine = createEngine({ make, clock, patience: options.patience ?? 10_000, fault });
  const gate = createGate({
    store,
    engine,
    provider: { port, entropy },
    operations,
    settings: { grantPropagation: options.grantPropagation ?? 0 },
    clock,
    ids: options.deterministic === undefined ? platformEntropy : entropyFrom(`${options.deterministic} ids`),
    audit: options.audit ?? (() => undefined),
    fault,
  });
  return { call: gate, as: (caller) => clientOf({ call: gate }, caller), environment: store.document };
}

const noEnvironment = { accounts: new Map(), principals: new Map(), keys: new Map(), vpcEndpoints: new Map() };
