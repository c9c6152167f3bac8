import { describe, expect, it } from "vitest";
import { findError } from "./errors.ts";
import { findGrantOperation } from "./grant-operations.ts";
import { keyStates, stateResult } from "./key-states.ts";
import { findOperation, operations } from "./operations.ts";
import { findPermission, permissions } from "./permissions.ts";

function needs(name: string): readonly unknown[] {
  return (findOperation(name)?.permissions ?? []).map(({ action, role }) => `${action} on ${role}`);
}

describe("operations", () => {
  it("are 56, each once", () => {
    expect(new Set(operations.map(({ name }) => name)).size).toBe(56);
    expect(operations).toHaveLength(56);
  });

  it("reach every permission but the one without an operation", () => {
    const asked = new Set(operations.flatMap((operation) => operation.permissions.map(({ action }) => action)));
    const lone = permissions.filter(({ action }) => !asked.has(action));
    expect(lone.map(({ name }) => name)).toEqual(["SynchronizeMultiRegionKey"]);
  });

  it.each([
    ["Decrypt", ["kms:Decrypt on key"]],
    ["ListKeys", ["kms:ListKeys on none"]],
    ["ReEncrypt", ["kms:ReEncryptFrom on source-key", "kms:ReEncryptTo on destination-key"]],
    ["CreateAlias", ["kms:CreateAlias on alias", "kms:CreateAlias on target-key"]],
    ["DeleteAlias", ["kms:DeleteAlias on alias", "kms:DeleteAlias on current-key"]],
    ["UpdateAlias", ["kms:UpdateAlias on alias", "kms:UpdateAlias on current-key", "kms:UpdateAlias on target-key"]],
    ["CreateKey", ["kms:CreateKey on none", "kms:TagResource on new-key"]],
    ["ReplicateKey", ["kms:ReplicateKey on key", "kms:CreateKey on none", "kms:TagResource on new-key"]],
    ["UpdatePrimaryRegion", ["kms:UpdatePrimaryRegion on key", "kms:UpdatePrimaryRegion on replica-key"]],
  ])("%s needs %j", (name, permissionsOnRoles) => {
    expect(needs(name)).toEqual(permissionsOnRoles);
  });

  it("ask the tag permission when there are tags, of IAM alone, in the replica's Region", () => {
    expect(findOperation("ReplicateKey")?.permissions[2]).toEqual({
      ...{ action: "kms:TagResource", on: "key", role: "new-key" },
      ...{ when: "Tags", iamOnly: true, region: "ReplicaRegion" },
    });
  });

  it("name only input members that they have", () => {
    const strangers = operations.flatMap(({ name, parameters, permissions: needed }) =>
      needed
        .flatMap(({ member, when, region }) => [member, when, region])
        .filter((member) => member !== undefined && !parameters.includes(member))
        .map((member) => `${name} ${String(member)}`),
    );
    expect(strangers).toEqual([]);
  });

  it("agree with their permissions", () => {
    for (const { name, permissions: needed, grantOperations, crossAccount } of operations) {
      const own = needed.map(({ action }) => findPermission(action)).filter((found) => found !== null);
      expect(own, name).toHaveLength(needed.length);
      expect(
        own.filter((found) => found.grantOperation).map((found) => found.name),
        name,
      ).toEqual(grantOperations);
      expect(own[0]?.crossAccount, name).toBe(crossAccount);
    }
  });

  it("work on the types of key that grants of them can be made on", () => {
    for (const { grantOperations, keyTypes } of operations) {
      for (const grantOperation of grantOperations)
        expect(findGrantOperation(grantOperation)?.keyTypes).toEqual(keyTypes);
    }
  });

  it("list only known errors", () => {
    expect(operations.flatMap(({ errors }) => errors).filter((name) => findError(name) === null)).toEqual([]);
  });

  it("are found by exact name", () => {
    expect(findOperation("Decrypt")?.keyUsage).toBe("ENCRYPT_DECRYPT");
    expect(findOperation("decrypt")).toBeNull();
    expect(findOperation("kms:Decrypt")).toBeNull();
    expect(findOperation("toString")).toBeNull();
  });
});

describe("stateResult", () => {
  it.each([
    ["Decrypt", "Enabled", "ok", []],
    ["Decrypt", "Disabled", "fail", ["DisabledException"]],
    ["Decrypt", "PendingDeletion", "fail", ["KMSInvalidStateException", "DisabledException"]],
    ["CancelKeyDeletion", "PendingDeletion", "ok", []],
    ["CancelKeyDeletion", "Enabled", "fail", ["KMSInvalidStateException"]],
    ["ImportKeyMaterial", "Enabled", "conditional", ["UnsupportedOperationException"]],
  ] as const)("of %s in %s is %s", (operation, state, result, errors) => {
    expect(stateResult(operation, state)).toMatchObject({ result, errors });
  });

  it("covers every state of every operation that names a key, with errors that the operation has", () => {
    for (const { name, errors, keyTypes, parameters } of operations) {
      const results = keyStates.map((state) => stateResult(name, state));
      const usesKey = keyTypes.length > 0 || parameters.includes("KeyId");
      expect(new Set(results.map((found) => found !== null)), name).toEqual(new Set([usesKey]));
      expect(errors, name).toEqual(expect.arrayContaining(results.flatMap((found) => found?.errors ?? [])));
    }
    expect(stateResult("toString", "Enabled")).toBeNull();
  });
});

describe("findError", () => {
  it("knows the texts that AWS is known to send", () => {
    expect(findError("DisabledException")?.messages.map(({ template }) => template)).toEqual(["{keyArn} is disabled."]);
    expect(findError("KMSInternalException")).toMatchObject({ fault: "server", http: 500, retryable: true });
  });
});
