/** What a store takes over, and what happens by itself when its time has come. */

import { expect, test } from "vitest";
import { InvalidInput } from "../../model/diagnostic.ts";
import { platformEntropy } from "../entropy.ts";
import { account } from "../test-kms.ts";
import { createStore, type Store } from "./store.ts";

const arn = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

test("a key that the engine could not read is not taken over", () => {
  const store = createStore({ keys: { [arn]: {} } }, platformEntropy, new Date());
  const [key] = store.keys.values();
  if (key === undefined) throw new Error("no key");
  const before = store.environment();
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
  expect(store.environment()).toBe(before);
});

const at = (day: number): Date => new Date(day * 86_400_000);

function emptyStore(): Store {
  return createStore({ keys: {} }, platformEntropy, at(0));
}

test("what is due happens in the order of its time, and what it leads to in its turn", () => {
  const store = emptyStore();
  const happened: string[] = [];
  const note = (what: string) => () => void happened.push(what);
  store.schedule(at(3), note("third"));
  store.schedule(at(1), () => {
    happened.push("first");
    store.schedule(at(2), note("second"));
    store.schedule(at(5), note("later"));
  });
  store.schedule(at(3), note("fourth"));
  store.advance(at(0));
  expect(happened).toEqual([]);
  store.advance(at(4));
  expect(happened).toEqual(["first", "second", "third", "fourth"]);
  store.advance(at(5));
  expect(happened).toEqual(["first", "second", "third", "fourth", "later"]);
});

test("what fails once it is due takes nothing else with it, and does not come again", () => {
  const store = emptyStore();
  const happened: string[] = [];
  store.schedule(at(1), () => {
    throw new Error("a fault");
  });
  store.schedule(at(2), () => void happened.push("second"));
  expect(() => {
    store.advance(at(3));
  }).toThrow("a fault");
  store.advance(at(3));
  expect(happened).toEqual(["second"]);
});
