import { expect, it } from "vitest";
import { type AccessKey, createAccessKeys } from "./access-keys.ts";

const key = (expires: number | null): AccessKey => ({
  caller: { principal: "arn:aws:iam::111122223333:user/bob" },
  secretAccessKey: "s",
  sessionToken: null,
  expires,
  transitiveTags: [],
});

it("keys that were made are known for an hour after their end, those of the file for good", () => {
  let now = 0;
  const keys = createAccessKeys(new Map([["known", key(null)]]), () => now);
  keys.add("made", key(1000));
  now = 1000 + 3_600_000;
  keys.add("later", key(now + 1));
  expect(keys.find("made")).not.toBeNull();
  now += 1;
  keys.add("latest", key(now + 1));
  expect([keys.find("made"), keys.find("known")]).toEqual([null, key(null)]);
});

it("ten thousand keys are kept, the newest", () => {
  const keys = createAccessKeys(new Map(), () => 0);
  for (let index = 0; index <= 10_000; index += 1) keys.add(String(index), key(1000));
  expect([keys.find("0"), keys.find("1") !== null, keys.find("10000") !== null]).toEqual([null, true, true]);
});
