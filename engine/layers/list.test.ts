import { describe, expect, it } from "vitest";
import { conditionKeys } from "../catalog/condition-keys.ts";
import type { LayerName } from "../model/decision.ts";
import type { Request } from "../model/request.ts";
import { readEnvironment } from "../read/environment.ts";
import { resolveRequest } from "../resolve.ts";
import { layers } from "./list.ts";

const member = "111122223333";
const manager = "444455556666";
const loose = "777788889999";
const keyArn = (account: string, id = "k"): string => `arn:aws:kms:us-east-1:${account}:key/${id}`;
const user = (account: string, name = "bob"): string => `arn:aws:iam::${account}:user/${name}`;
const linked = `arn:aws:iam::${member}:role/aws-service-role/s3.amazonaws.com/AWSServiceRoleForS3`;
const federated = `arn:aws:sts::${member}:federated-user/Fred`;
const root = `arn:aws:iam::${member}:root`;
const service = "s3.amazonaws.com";

const statement = { Effect: "Allow", Action: "kms:*", Resource: "*" };
const named = (Sid: string) => ({ Version: "2012-10-17", Statement: [{ Sid, ...statement }] });
const forEveryone = (Sid: string) => ({ Statement: [{ Sid, ...statement, Principal: "*" }] });
const organization = (managementAccount: boolean) => ({ id: "o-exampleorg1", managementAccount });

const read = readEnvironment({
  accounts: {
    [member]: {
      organization: organization(false),
      serviceControlPolicies: [[named("scp-root")], [named("scp-a"), named("scp-b")], []],
      resourceControlPolicies: [forEveryone("rcp")],
    },
    [manager]: {
      organization: organization(true),
      serviceControlPolicies: [[named("scp-m")]],
      resourceControlPolicies: [forEveryone("rcp-m")],
    },
    [loose]: {},
  },
  principals: {
    [user(member)]: { identityPolicies: [named("id-1"), named("id-2")], permissionsBoundary: named("boundary") },
    [linked]: { identityPolicies: [named("linked")] },
    [user(member, "plain")]: {},
  },
  keys: {
    [keyArn(member)]: { policy: forEveryone("key"), aliases: ["alias/a"] },
    [keyArn(member, "managed")]: { policy: forEveryone("managed"), metadata: { KeyManager: "AWS" } },
    [keyArn(member, "bare")]: {},
    [keyArn(manager)]: { policy: forEveryone("key-m") },
    [keyArn(loose)]: { policy: forEveryone("key-l") },
  },
  vpcEndpoints: { "vpce-1": { policy: forEveryone("endpoint") }, "vpce-2": {} },
});
if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
const environment = read.value;

/** The first statements of the policies that bind, by level; null where the layer does not bind. */
function bound(name: LayerName, request: Partial<Request>): unknown {
  const asked = { principal: user(member), action: "kms:Decrypt", resource: keyArn(member), ...request };
  const layer = layers.find((one) => one.name === name);
  const levels = layer?.levels(resolveRequest(asked, environment)) ?? null;
  return levels?.map((policies) => policies.map((policy) => policy.statements[0]?.sid)) ?? null;
}

const by = (principal: string) => ({ principal });
const keyless = { action: "kms:CreateKey", resource: undefined };
const via = { viaService: "s3.us-east-1.amazonaws.com" };
const session = { session: { policies: [{ Version: "2012-10-17", Statement: [statement] }] } };

const scp = [["scp-root"], ["scp-a", "scp-b"], []];

describe("a layer binds", () => {
  it.each<readonly [LayerName, Partial<Request>, unknown]>([
    ["service-control-policy", {}, scp],
    ["service-control-policy", by(root), scp],
    ["service-control-policy", by(federated), scp],
    ["service-control-policy", { ...by(user(member)), resource: keyArn(manager) }, scp],
    ["service-control-policy", keyless, scp],
    ["service-control-policy", by(user(manager)), null],
    ["service-control-policy", by(user(loose)), null],
    ["service-control-policy", by(user("123456789012")), null],
    ["service-control-policy", by(linked), null],
    ["service-control-policy", by(service), null],

    ["resource-control-policy", {}, [["rcp"]]],
    ["resource-control-policy", by(user(manager)), [["rcp"]]],
    ["resource-control-policy", by(user("123456789012")), [["rcp"]]],
    ["resource-control-policy", by(root), [["rcp"]]],
    ["resource-control-policy", by(service), [["rcp"]]],
    ["resource-control-policy", keyless, [["rcp"]]],
    ["resource-control-policy", { ...keyless, ...by(user(manager)) }, null],
    ["resource-control-policy", { ...keyless, ...by(service) }, null],
    ["resource-control-policy", { action: "kms:CreateAlias", resource: "alias/a" }, [["rcp"]]],
    ["resource-control-policy", { resource: keyArn(manager) }, null],
    ["resource-control-policy", { resource: keyArn(loose) }, null],
    ["resource-control-policy", { resource: keyArn(member, "managed") }, null],
    ["resource-control-policy", by(linked), null],
    ["resource-control-policy", { action: "kms:RetireGrant" }, null],

    ["vpc-endpoint-policy", { vpcEndpoint: "vpce-1" }, [["endpoint"]]],
    ["vpc-endpoint-policy", { vpcEndpoint: "vpce-1", ...by(service) }, [["endpoint"]]],
    ["vpc-endpoint-policy", { vpcEndpoint: "vpce-2" }, null],
    ["vpc-endpoint-policy", {}, null],
    ["vpc-endpoint-policy", { vpcEndpoint: "vpce-1", ...via }, null],

    ["key-policy", {}, [["key"]]],
    ["key-policy", { resource: keyArn(member, "managed") }, [["managed"]]],
    ["key-policy", by(service), [["key"]]],
    ["key-policy", { resource: keyArn(member, "bare") }, null],
    ["key-policy", { action: "kms:RetireGrant" }, null],
    ["key-policy", keyless, null],
    ["key-policy", { action: "kms:CreateAlias", resource: "alias/a" }, null],
    ["key-policy", { action: "kms:CreateAlias", resource: keyArn(member) }, [["key"]]],

    ["identity-policy", {}, [["id-1", "id-2"]]],
    ["identity-policy", by(linked), [["linked"]]],
    ["identity-policy", by(user(member, "plain")), [[]]],
    ["identity-policy", { ...by(federated), session: { federatedBy: user(member) } }, [["id-1", "id-2"]]],
    ["identity-policy", by(federated), null],
    ["identity-policy", by(user(member, "unknown")), null],
    ["identity-policy", by(root), null],
    ["identity-policy", by(service), null],

    ["permissions-boundary", {}, [["boundary"]]],
    ["permissions-boundary", keyless, [["boundary"]]],
    ["permissions-boundary", { ...by(federated), session: { federatedBy: user(member) } }, [["boundary"]]],
    ["permissions-boundary", by(user(member, "plain")), null],
    ["permissions-boundary", by(user(member, "unknown")), null],
    ["permissions-boundary", by(root), null],

    ["session-policy", {}, null],
    ["session-policy", session, [[null]]],
    ["session-policy", by(federated), [[]]],
    ["session-policy", { ...by(federated), ...session }, [[null]]],
    ["session-policy", by(service), null],
  ])("%s for %j: %j", (name, request, expected) => {
    expect(bound(name, request)).toEqual(expected);
  });
});

describe("what sets layers apart", () => {
  const those = (accepts: (layer: (typeof layers)[number]) => boolean) =>
    layers.filter(accepts).map(({ name }) => name);

  it("their role", () => {
    expect(those(({ role }) => role === "source")).toEqual(["key-policy", "identity-policy"]);
    expect(those(({ role }) => role === "path-guard")).toEqual(["permissions-boundary", "session-policy"]);
  });

  it("whether they name principals, and services among everyone", () => {
    expect(those(({ namesPrincipals }) => namesPrincipals)).toEqual([
      "resource-control-policy",
      "vpc-endpoint-policy",
      "key-policy",
    ]);
    expect(those((layer) => !layer.everyoneIncludesServices("Allow"))).toEqual(["key-policy"]);
    expect(those((layer) => !layer.everyoneIncludesServices("Deny"))).toEqual([]);
  });

  it("what is theirs alone", () => {
    expect(those(({ belongsToKey }) => belongsToKey)).toEqual(["key-policy"]);
    expect(those(({ allowsByDefault }) => allowsByDefault)).toEqual(["resource-control-policy"]);
  });

  it("the condition keys that they do not see (E45)", () => {
    const hidden = ["kms:ResourceAliases", "aws:ResourceTag/"];
    for (const { name, hides } of layers) {
      const found = conditionKeys.map((key) => key.name).filter((key) => hides(key));
      expect([name, found.toSorted()]).toEqual([name, name === "key-policy" ? hidden.toSorted() : []]);
    }
    const keyPolicy = layers.find(({ name }) => name === "key-policy");
    expect(keyPolicy?.hides("AWS:resourceTag/Env")).toBe(true);
    expect(keyPolicy?.hides("never:heard")).toBe(false);
  });
});
