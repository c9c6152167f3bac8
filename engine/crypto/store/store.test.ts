import { expect, test } from "vitest";
import { InvalidInput } from "../../model/diagnostic.ts";
import { platformEntropy } from "../entropy.ts";
import { account } from "../test-kms.ts";
import { createStore } from "./store.ts";

const arn = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

test("a key that the engine could not read is not taken over", () => {
  const store = createStore({ keys: { [arn]: {} } }, platformEntropy, new Date());
  const [key] = store.keys.values();
  if (key === undefined) throw new Error("no key");
  const version = store.version();
  const grant = {
    GrantId: "g-1",
    CreationDate: key.created,
    GranteePrincipal: `arn:aws:iam::${account}:user/reader`,
    IssuingAccount: `arn:aws:iam::${account}:root`,
    Operations: ["Decrypt"],
    token: "a token",
    propagated: true,
  };
  const strange = { ...key, arn: arn.replace("us-east-1", "nowhere"), grants: new Map([["g-1", grant]]) };
  expect(() => {
    store.save(strange);
  }).toThrow(InvalidInput);
  expect([...store.keys.keys()]).toEqual([arn]);
  expect(store.knownToken("a token")).toBeNull();
  expect(store.version()).toBe(version);
});
