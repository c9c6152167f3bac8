/** What happens by itself to related multi-Region keys, where another of them becomes the primary key. */

import { expect, test } from "vitest";
import { admin, testKms } from "../test-kms.ts";

const europe = { ...admin, region: "eu-west-1" };
const day = 86_400_000;

/** A key that rotates every 90 days, whose replica in Europe is the primary key since the first day. */
async function moved() {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const kms = await testKms({ clock: () => new Date(now) });
  const old = await kms.key({ MultiRegion: true });
  const primary = old.replace("us-east-1", "eu-west-1");
  await kms.done("EnableKeyRotation", { KeyId: old, RotationPeriodInDays: 90 });
  await kms.done("ReplicateKey", { KeyId: old, ReplicaRegion: "eu-west-1" });
  await kms.done("UpdatePrimaryRegion", { KeyId: old, PrimaryRegion: "eu-west-1" });
  const rotations = async (): Promise<number> => {
    const { Rotations } = await kms.done("ListKeyRotations", { KeyId: primary }, europe);
    return (Rotations as readonly unknown[]).length;
  };
  const pass = (days: number): void => {
    now += days * day;
  };
  return { kms, old, primary, rotations, pass };
}

test("the new primary key goes on rotating, in both Regions and by the same dates", async () => {
  const { kms, old, primary, rotations, pass } = await moved();
  pass(89);
  expect(await rotations()).toBe(0);
  pass(1);
  expect(await rotations()).toBe(1);
  const status = { KeyRotationEnabled: true, NextRotationDate: new Date("2026-06-30T00:00:00Z") };
  expect(await kms.done("GetKeyRotationStatus", { KeyId: primary }, europe)).toMatchObject(status);
  expect(await kms.done("GetKeyRotationStatus", { KeyId: old })).toMatchObject(status);
});

test("rotation ends when it is disabled on the new primary key", async () => {
  const { kms, primary, rotations, pass } = await moved();
  await kms.done("DisableKeyRotation", { KeyId: primary }, europe);
  pass(400);
  expect(await rotations()).toBe(0);
});

test("rotation does not end with the key that was primary", async () => {
  const { kms, old, rotations, pass } = await moved();
  await kms.done("ScheduleKeyDeletion", { KeyId: old, PendingWindowInDays: 7 });
  pass(30);
  expect(await kms.failed("DescribeKey", { KeyId: old })).toMatchObject({ code: "NotFoundException" });
  pass(60);
  expect(await rotations()).toBe(1);
});

test("every rotation that was due while nobody called has happened at the next call", async () => {
  const { primary, kms, rotations, pass } = await moved();
  pass(400);
  expect(await rotations()).toBe(4);
  expect(await kms.done("GetKeyRotationStatus", { KeyId: primary }, europe)).toMatchObject({
    NextRotationDate: new Date("2027-03-27T00:00:00Z"),
  });
});

test("a primary key whose last replica is long gone is gone as well", async () => {
  const { kms, old, primary, pass } = await moved();
  await kms.done("ScheduleKeyDeletion", { KeyId: primary, PendingWindowInDays: 7 }, europe);
  await kms.done("ScheduleKeyDeletion", { KeyId: old, PendingWindowInDays: 7 });
  pass(100);
  expect(await kms.failed("CancelKeyDeletion", { KeyId: primary }, europe)).toMatchObject({
    code: "NotFoundException",
  });
});
