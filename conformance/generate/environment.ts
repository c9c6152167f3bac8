/** Environments: what several plots need, joined into accounts, principals, keys and endpoints. */

import fc from "fast-check";
import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import { type AccountDraft, arbitraryAccountDraft, type Attached, writeAccount } from "./account.ts";
import { keyOwner, manager, partner } from "./accounts.ts";
import { recorded } from "./cast.ts";
import { everyKey, orders, replica, type WorldKey } from "./keyring.ts";
import { arbitraryPlot } from "./plot.ts";
import { arbitraryPolicyDraft, type PolicyDraft, writePolicy } from "./policy.ts";
import type { PolicyPlace, StatementDocument } from "./policy-document.ts";
import { vpcIds } from "./pools.ts";
import { writePrincipalRecord, writeTags } from "./principal-record.ts";
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
  const endpoints = [...new Set(staged.flatMap(({ vpcEndpoint }) => vpcEndpoint ?? []))];
  return {
    accounts: Object.fromEntries(
      Object.entries(world.accounts).map(([id, draft]) => [id, writeAccount(draft, attachedTo(id, staged))]),
    ),
    principals: Object.fromEntries(
      recorded.map((caller, index) => {
        const own = staged.filter(({ plot }) => plot.caller.record === caller.record);
        const bounded = own.some(({ statements }) => statements.has("permissions-boundary"));
        const attached = {
          identity: joined(own, "identity-policy"),
          boundary: bounded ? joined(own, "permissions-boundary") : null,
        };
        return [caller.record ?? "", writePrincipalRecord(caller, attached, policyDraft(world, index), world.asAws)];
      }),
    ),
    keys: Object.fromEntries(keys.map((key, index) => [key.arn, writeKey(key, staged, world, index)])),
    vpcEndpoints: Object.fromEntries(
      endpoints.map((id, index) => {
        const statements = joined(
          staged.filter(({ vpcEndpoint }) => vpcEndpoint === id),
          "vpc-endpoint-policy",
        );
        const policy = statements.length === 0 ? {} : { policy: writePolicy(policyDraft(world, index), statements) };
        return [id, { vpc: vpcIds[index % vpcIds.length] ?? "vpc-1a", ...policy }];
      }),
    ),
  };
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
  const bare = key.id.startsWith("8888");
  return {
    ...(bare ? {} : { policy: writePolicy(policyDraft(world, index), joined(own, "key-policy")) }),
    ...(grants.length === 0 ? {} : { grants: world.asAws ? { Grants: grants } : grants }),
    ...(key.aliases.length === 0 ? {} : { aliases: key.aliases }),
    ...(Object.keys(key.tags).length === 0 ? {} : { tags: writeTags(key.tags, world.asAws) }),
    ...(Object.keys(key.metadata).length === 0 ? {} : { metadata: key.metadata }),
  };
}
