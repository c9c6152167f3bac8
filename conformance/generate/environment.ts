/** Environments: what several plots need, joined into accounts, principals, keys and endpoints. */

import fc from "fast-check";
import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import { type AccountDraft, arbitraryAccountDraft, type Attached, writeAccount } from "./account.ts";
import { keyOwner, manager, partner } from "./accounts.ts";
import { recorded } from "./cast.ts";
import { bare, everyKey, orders, replica, type WorldKey } from "./keyring.ts";
import { arbitraryPlot } from "./plot.ts";
import { arbitraryPolicyDraft, type PolicyDraft, writePolicy } from "./policy.ts";
import type { PolicyPlace, StatementDocument } from "./policy-document.ts";
import { vpcIds } from "./pools.ts";
import { type PrincipalRecord, writePrincipalRecord, writeTags } from "./principal-record.ts";
import { stage, type Staged } from "./staging.ts";

/** How a world is written around its plots. */
export interface WorldDraft {
  readonly accounts: Readonly<Record<string, AccountDraft>>;
  /** In turn for the policies of the world. */
  readonly policies: readonly PolicyDraft[];
  /** Whether tags are AWS's list, and grants what `list-grants` prints. */
  readonly asAws: boolean;
}

export const arbitraryWorldDraft: fc.Arbitrary<WorldDraft> = fc.record({
  accounts: fc.record({
    [keyOwner]: arbitraryAccountDraft(["member", "member", "root", "pathless", "none"]),
    [partner]: arbitraryAccountDraft(["member", "other", "none"]),
    [manager]: arbitraryAccountDraft(["management"]),
  }),
  policies: fc.array(arbitraryPolicyDraft, { minLength: 1, maxLength: 4, size: "max" }),
  asAws: fc.boolean(),
});

/** An environment alone, for laws that bring their own requests. */
export const arbitraryEnvironment: fc.Arbitrary<EnvironmentDocument> = fc
  .tuple(arbitraryWorldDraft, fc.array(arbitraryPlot, { minLength: 1, maxLength: 4 }))
  .map(([world, plots]) => writeEnvironment(world, plots.map(stage)));

export function writeEnvironment(world: WorldDraft, staged: readonly Staged[]): EnvironmentDocument {
  const keys = everyKey.filter(
    (key) => key === orders || key === replica || staged.some(({ plot }) => plot.key === key),
  );
  const accounts = Object.entries(world.accounts)
    .map(([id, draft]) => [id, writeAccount(draft, attachedTo(id, staged))] as const)
    .filter(([, account]) => Object.keys(account).length > 0);
  return {
    ...some("accounts", accounts),
    ...some("principals", principalsOf(world, staged)),
    keys: Object.fromEntries(keys.map((key, index) => [key.arn, writeKey(key, staged, world, index)])),
    ...some("vpcEndpoints", endpointsOf(world, staged)),
  };
}

/** A member of the environment, absent when nothing is in it. */
function some<Name extends string, Part>(
  name: Name,
  parts: readonly (readonly [string, Part])[],
): Partial<Record<Name, Readonly<Record<string, Part>>>> {
  return parts.length === 0 ? {} : ({ [name]: Object.fromEntries(parts) } as Record<Name, Record<string, Part>>);
}

/** Whoever asks in some plot, and the user who makes federated sessions. */
function principalsOf(world: WorldDraft, staged: readonly Staged[]): readonly (readonly [string, PrincipalRecord])[] {
  const present = new Set(staged.flatMap(({ callers }) => callers.map(({ record }) => record)));
  return recorded
    .filter(({ record }) => present.has(record))
    .map((caller, index) => {
      const own = staged.filter(({ plot }) => plot.caller.record === caller.record);
      const bounded = own.some(({ statements }) => statements.has("permissions-boundary"));
      const attached = {
        identity: joined(own, "identity-policy"),
        boundary: bounded ? joined(own, "permissions-boundary") : null,
      };
      return [caller.record ?? "", writePrincipalRecord(caller, attached, policyDraft(world, index), world.asAws)];
    });
}

type EndpointDocument = NonNullable<EnvironmentDocument["vpcEndpoints"]>[string];

function endpointsOf(world: WorldDraft, staged: readonly Staged[]): readonly (readonly [string, EndpointDocument])[] {
  return [...new Set(staged.flatMap(({ vpcEndpoint }) => vpcEndpoint ?? []))].map((id, index) => {
    const own = staged.filter(({ vpcEndpoint }) => vpcEndpoint === id);
    const statements = joined(own, "vpc-endpoint-policy");
    const policy = statements.length === 0 ? {} : { policy: writePolicy(policyDraft(world, index), statements) };
    return [id, { vpc: vpcIds[index % vpcIds.length] ?? "vpc-1a", ...policy }];
  });
}

function joined(staged: readonly Staged[], place: PolicyPlace): readonly StatementDocument[] {
  return staged.flatMap(({ statements }) => statements.get(place) ?? []);
}

function policyDraft({ policies }: WorldDraft, index: number): PolicyDraft {
  return policies[index % policies.length] ?? { version: null, id: null, bare: false, name: null };
}

/** Service control policies stand at the caller's account, resource control policies at the key owner's. */
function attachedTo(account: string, staged: readonly Staged[]): Attached {
  const own = staged.filter(({ plot }) => plot.caller.account === account);
  return {
    serviceControl: joined(own, "service-control-policy"),
    silenced: own.filter(({ plot }) => plot.levers.serviceControl === "silent").map(({ plot }) => plot.action),
    resourceControl: joined(
      staged.filter(({ plot }) => plot.key.account === account),
      "resource-control-policy",
    ),
  };
}

type KeyDocument = EnvironmentDocument["keys"][string];

function writeKey(key: WorldKey, staged: readonly Staged[], world: WorldDraft, index: number): KeyDocument {
  const own = staged.filter(({ plot }) => plot.key === key);
  const grants = own.flatMap(({ grant }) => grant ?? []);
  return {
    ...(key === bare ? {} : { policy: writePolicy(policyDraft(world, index), joined(own, "key-policy")) }),
    ...(grants.length === 0 ? {} : { grants: world.asAws ? { Grants: grants } : grants }),
    ...(key.aliases.length === 0 ? {} : { aliases: key.aliases }),
    ...(Object.keys(key.tags).length === 0 ? {} : { tags: writeTags(key.tags, world.asAws) }),
    ...(Object.keys(key.metadata).length === 0 ? {} : { metadata: key.metadata }),
  };
}
