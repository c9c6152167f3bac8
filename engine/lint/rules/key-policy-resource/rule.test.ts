import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "key-policy-resource";
const arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const other = "arn:aws:kms:us-east-1:111122223333:alias/app";

const withResource = (member: Readonly<Record<string, unknown>>) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", ...member }],
});

it.each([
  [arn, false, undefined],
  [arn, true, { arn }],
  ["arn:aws:kms:*:111122223333:key/*", false, undefined],
])("reports %s", (resource, safe, key) => {
  expect(findings(id, withResource({ Resource: resource }), key === undefined ? {} : { key })).toEqual([
    expect.objectContaining({
      severity: "info",
      message: `a key policy is about its own key alone, which the Resource \`*\` stands for; write \`*\` in place of \`${resource}\``,
      pointer: "/Statement/0/Resource",
      fix: { description: "write `*`", safe, edits: [{ op: "replace", pointer: "/Statement/0/Resource", value: "*" }] },
    }),
  ]);
});

it("reports what stands beside `*`", () => {
  expect(findings(id, withResource({ Resource: ["*", other] }))).toEqual([
    expect.objectContaining({
      pointer: "/Statement/0/Resource/1",
      fix: expect.objectContaining({ safe: true }) as unknown,
    }),
  ]);
});

it("reports NotResource", () => {
  expect(findings(id, withResource({ NotResource: arn }))).toEqual([
    expect.objectContaining({
      message: "a key policy is about its own key alone; write `Resource` with `*` in place of `NotResource`",
      pointer: "/Statement/0/NotResource",
    }),
  ]);
});

it.each(["*", ["*"], symbolic("Key")])("takes %s", (resource) => {
  expect(findings(id, withResource({ Resource: resource }))).toEqual([]);
});

it.each([
  [other, undefined],
  [other, { arn }],
  [`${arn.slice(0, -1)}0`, { arn }],
  ["1234abcd-12ab-34cd-56ef-1234567890ab", undefined],
  ["arn:aws:s3:::bucket/*", undefined],
])("reports loudly what is no key, or another one: %s", (resource, key) => {
  expect(findings(id, withResource({ Resource: resource }), key === undefined ? {} : { key })).toEqual([
    expect.objectContaining({
      severity: "warning",
      message: `\`${resource}\` is not the key that has this policy, so that the statement does nothing; write \`*\``,
    }),
  ]);
});
