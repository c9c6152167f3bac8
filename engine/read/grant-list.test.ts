import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment.ts";

const account = "111122223333";
const arn = `arn:aws:kms:us-east-1:${account}:key/1234abcd`;
const grant = { GrantId: "g", GranteePrincipal: account, Operations: ["Decrypt"] };

function faultsOf(grants: unknown, key = arn): readonly string[] {
  const read = readEnvironment({ keys: { [key]: { grants } } });
  return read.ok
    ? []
    : read.diagnostics.map(({ code, pointer, message }) => `${code} ${pointer.split("/grants")[1] ?? "?"} ${message}`);
}

describe("the grants of a key", () => {
  it.each([
    [
      { Grants: [], Truncated: true },
      "invalid-value /Truncated these are not all grants; list them all, or take this member out",
    ],
    [[grant, grant], "duplicate-name /1/GrantId a second grant `g`"],
    [[{ ...grant, KeyId: "5678" }], "wrong-key /0/KeyId a grant on another key, `5678`"],
    [
      [{ ...grant, Operations: ["Decrypt", "Decypt"] }],
      "unknown-operation /0/Operations/1 `Decypt` is no operation that a grant can give; did you mean `Decrypt`?",
    ],
    [
      [{ ...grant, IssuingAccount: "arn:aws:s3:::bucket" }],
      "invalid-id /0/IssuingAccount `arn:aws:s3:::bucket` is no account: a 12-digit id or an account's ARN is expected",
    ],
    [
      [{ ...grant, RetiringPrincipal: "*" }],
      "invalid-principal /0/RetiringPrincipal `*` is no principal of a grant: a wildcard names nobody",
    ],
  ])("tell what is wrong with %j", (grants, fault) => {
    expect(faultsOf(grants)).toEqual([fault]);
  });

  it("are not the output of another command", () => {
    expect(faultsOf({ KeyMetadata: {} })).toEqual([
      "missing-member  a member `Grants` is missing",
      "wrong-type  no grants: a list or what `aws kms list-grants` prints is expected",
    ]);
  });

  it("leave values of other types to the schema", () => {
    const members = ["GrantId", "KeyId", "GranteePrincipal", "RetiringPrincipal", "IssuingAccount", "GrantToken"];
    const grants = [
      { ...grant, Operations: [1], ...Object.fromEntries(members.map((name) => [name, 1])) },
      { ...grant, GrantId: 1 },
    ];
    expect(
      faultsOf(grants)
        .map((fault) => fault.split(" ").slice(0, 2).join(" "))
        .sort(),
    ).toEqual(
      [...members, "Operations/0"]
        .map((name) => `wrong-type /0/${name}`)
        .concat("wrong-type /1/GrantId")
        .sort(),
    );
  });

  it("are not held to a key whose name is none", () => {
    expect(faultsOf([{ ...grant, KeyId: "5678" }], "bob")).toEqual([
      "invalid-arn ? `bob` is no key ARN: arn:aws:kms:REGION:ACCOUNT:key/ID is expected",
    ]);
  });

  it("in a file of their own are checked as in place", () => {
    const load = () => ({ file: "grants.json", text: '"more.json"' });
    const read = readEnvironment({ keys: { [arn]: { grants: "grants.json" } } }, { load });
    expect(read.ok ? [] : read.diagnostics).toEqual([
      {
        code: "wrong-type",
        message: "must be an object or a list, not a string",
        file: "grants.json",
        line: 1,
        column: 1,
        pointer: "",
      },
    ]);
  });
});
