import { describe, expect, it } from "vitest";
import { explain } from "../worker/explain.ts";
import { statementsOf, treeOf } from "./tree.ts";
import { workspaceOf } from "./scenario.ts";
import type { Clue } from "./clues.ts";

const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const role = `arn:aws:iam::${account}:role/Reader`;
const other = `arn:aws:iam::${account}:role/Other`;
const wanted = {
  "kms:EncryptionContext:team": "${aws:PrincipalTag/team}",
  "kms:EncryptionContext:unit": "${aws:PrincipalTag/unit}",
};

/** The clues of the statements and grants that a question meets, by their names. */
async function cluesFor(input: {
  readonly EncryptionContext?: Readonly<Record<string, string>>;
}): Promise<Readonly<Record<string, readonly Clue[]>>> {
  const statement = { Effect: "Allow", Action: "kms:*", Resource: "*" };
  const { files } = workspaceOf({
    title: "",
    given: {
      principals: {
        [role]: {
          tags: { team: "red" },
          identityPolicies: [
            {
              Version: "2012-10-17",
              Statement: [
                { ...statement, Sid: "Tagged", Condition: { StringEquals: wanted } },
                { ...statement, Sid: "Named", Resource: "arn:aws:kms:*:*:key/${aws:PrincipalTag/team}" },
              ],
            },
          ],
        },
      },
      keys: {
        [key]: {
          policy: {
            Version: "2012-10-17",
            Statement: [{ ...statement, Sid: "Open", Principal: { AWS: `arn:aws:iam::${account}:root` } }],
          },
          grants: [{ GrantId: "g", GranteePrincipal: other, Operations: ["Sign"] }],
        },
      },
    },
    cases: [
      { name: "", when: { principal: role, action: "kms:Decrypt", resource: key, input }, then: { decision: "Deny" } },
    ],
  });
  const [check] = (await explain({ files, without: [] })).checks;
  if (check === undefined) throw new Error("nothing was asked");
  return Object.fromEntries(statementsOf(treeOf(check, files)).map(({ title, clues }) => [title, clues]));
}

describe("clues", () => {
  it("tell what a policy variable comes to, and where it has no value", async () => {
    const { Tagged = [], Named = [] } = await cluesFor({ EncryptionContext: { team: "blue" } });
    expect(Tagged.map(({ wanted: texts, resolved, actual }) => [texts, resolved, actual])).toEqual([
      [["${aws:PrincipalTag/team}"], ["red"], ["blue"]],
      [["${aws:PrincipalTag/unit}"], [null], null],
    ]);
    expect(Named).toMatchObject([{ element: "resource", resolved: ["arn:aws:kms:*:*:key/red"], actual: [key] }]);
  });

  it("tell of a grant to somebody else that alone", async () => {
    const { g = [] } = await cluesFor({});
    expect(g.map(({ element }) => element)).toEqual(["grantee"]);
  });
});
