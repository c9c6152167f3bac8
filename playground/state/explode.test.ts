import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentsOf } from "./documents.ts";
import { explode } from "./explode.ts";
import { implode } from "./implode.ts";
import { environmentFile } from "./workspace.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const policy = { Version: "2012-10-17", Statement: [] };
const example = JSON.parse(
  readFileSync(new URL("../../conformance/examples/environment.json", import.meta.url), "utf8"),
) as unknown;

describe("explode", () => {
  it("leaves members as they are that every object inherits, and texts that are no paths", () => {
    const tags = { team: "constructor", unit: "toString" };
    const environment = JSON.parse(
      `{ "keys": {}, "toString": { "a": 1 }, "__proto__": { "b": 2 }, "principals": { "p": { "tags": ${JSON.stringify(tags)} } } }`,
    ) as object;
    expect(JSON.stringify(implode(explode(environment)))).toBe(JSON.stringify(environment));
  });

  it("gives each document a file, one that implode puts back", () => {
    const files = explode(example);
    expect(Object.keys(files).length).toBeGreaterThan(8);
    expect(implode(files)).toEqual(example);
  });

  it("names files after what they hold, and keeps what is named already", () => {
    const environment = {
      accounts: {
        "111122223333": {
          serviceControlPolicies: [[{ name: "Full", document: policy }], [{ name: "Full", document: policy }]],
        },
      },
      principals: {
        "arn:aws:iam::111122223333:role/app/Reader": {
          identityPolicies: [{ name: "Read it", document: policy }, policy],
          permissionsBoundary: policy,
        },
      },
      keys: { [key]: { aliases: ["alias/orders"], policy, grants: [] } },
      vpcEndpoints: { "vpce-1": { policy } },
    };
    const files = explode(environment);
    expect(Object.keys(files)).toEqual([
      environmentFile,
      "service-control-policies/Full.json",
      "identity-policies/Reader.Read-it.json",
      "identity-policies/Reader.json",
      "permissions-boundaries/Reader.json",
      "key-policies/orders.json",
      "grants/orders.json",
      "endpoint-policies/vpce-1.json",
    ]);
    expect(implode(files)).toEqual(environment);
  });

  it("keeps apart what has one name and two contents", () => {
    const other = { ...policy, Id: "other" };
    const environment = {
      accounts: {
        "111122223333": {
          resourceControlPolicies: [
            { name: "P", document: policy },
            { name: "P", document: other },
          ],
        },
      },
      keys: {},
    };
    const files = explode(environment);
    expect(Object.keys(files)).toContain("resource-control-policies/P-2.json");
    expect(implode(files)).toEqual(environment);
  });

  it("leaves alone what is no environment", () => {
    for (const value of [null, [], "text", { keys: 3 }, { principals: { a: null } }]) {
      expect(implode(explode(value))).toEqual(value);
    }
  });
});

describe("documentsOf", () => {
  it("tells what each file is and whose", () => {
    const files = {
      ...explode({ keys: { [key]: { aliases: ["alias/orders"], policy } } }),
      "request.json": "{}",
      "x.json": "",
    };
    expect(documentsOf(files)).toEqual([
      { file: "request.json", kind: "request", title: "request.json", owners: [] },
      { file: "key-policies/orders.json", kind: "key-policy", title: "alias/orders", owners: [key] },
      { file: environmentFile, kind: "environment", title: environmentFile, owners: [] },
      { file: "x.json", kind: "unused", title: "x.json", owners: [] },
    ]);
  });
});
