import { describe, expect, it } from "vitest";
import { createAuthorizer } from "../authorizer.ts";
import type { Request } from "../model/request.ts";
import { explanationText } from "./text-explanation.ts";
import { plainStyle } from "./text-style.ts";

const owner = "111122223333";
const key = `arn:aws:kms:us-east-1:${owner}:key/k`;
const bob = `arn:aws:iam::${owner}:user/bob`;

type Rest = Readonly<Record<string, unknown>>;

async function told(statement: Rest, { tags = {}, ...request }: Partial<Request> & { readonly tags?: Rest } = {}) {
  const Statement = { Effect: "Allow", Action: "kms:*", Resource: "*", ...statement };
  const authorizer = await createAuthorizer({
    principals: { [bob]: { tags, identityPolicies: [{ Version: "2012-10-17", Statement }] } },
    keys: {
      [key]: {
        tags: { team: "fin" },
        policy: { Statement: { Effect: "Allow", Principal: { AWS: owner }, Action: "kms:*", Resource: "*" } },
      },
    },
  } as Parameters<typeof createAuthorizer>[0]);
  return explanationText(
    authorizer.explain({ principal: bob, action: "kms:Decrypt", resource: key, ...request }),
    plainStyle,
  );
}

describe("a value with policy variables is told with what it comes to", () => {
  const team = "${aws:PrincipalTag/team}";
  const sameTeam = (operator: string) => ({ Condition: { [operator]: { "aws:ResourceTag/team": ["ops", team] } } });

  it("in a condition", async () => {
    const text = await told(sameTeam("StringEquals"), { tags: { team: "hr" } });
    expect(text).toContain(`wants one of \`ops\`, \`${team}\` (here \`hr\`); has \`fin\``);
    expect(text).toContain(`only when \`aws:ResourceTag/team\` is one of \`ops\`, \`${team}\` (here \`hr\`) (it is`);
  });

  it("in a condition without its key", async () => {
    const text = await told(sameTeam("StringEquals"));
    expect(text).toContain(`wants one of \`ops\`, \`${team}\` (without a value here); has \`fin\``);
  });

  it("in a resource", async () => {
    const Resource = "arn:aws:kms:*:*:key/${aws:PrincipalTag/id}-${aws:username}";
    const text = await told({ Resource }, { tags: { id: "x" } });
    expect(text).toContain(`resource: wants \`${Resource}\` (here \`arn:aws:kms:*:*:key/x-bob\`); has \`${key}\``);
    expect(text).toContain(`\`${Resource}\` (here \`arn:aws:kms:*:*:key/x-bob\`) does not cover`);
    expect(await told({ Resource })).toContain(`wants \`${Resource}\` (without a value here); has`);
  });

  it("in a condition that matches, where that differs from what the request has", async () => {
    const text = await told({ Effect: "Deny", ...sameTeam("StringNotEquals") }, { tags: { team: "hr" } });
    expect(text).toContain(`has \`fin\`; wants none of \`ops\`, \`${team}\` (here \`hr\`)`);
    const same = await told({ Effect: "Deny", ...sameTeam("StringEquals") }, { tags: { team: "fin" } });
    expect(same).toContain("matched: StringEquals `aws:ResourceTag/team` has `fin`\n");
  });
});

describe("an operator that compares is told with what it wants", () => {
  const window = (operator: string, Effect = "Allow") =>
    told(
      { Effect, Condition: { [operator]: { "kms:ScheduleKeyDeletionPendingWindowInDays": "30" } } },
      { action: "kms:ScheduleKeyDeletion", input: { PendingWindowInDays: 30 } },
    );

  it.each([
    ["NumericLessThan", "below"],
    ["NumericLessThanIfExists", "below"],
    ["NumericGreaterThan", "above"],
    ["DateLessThanEquals", "at most"],
    ["DateGreaterThanEquals", "at least"],
  ])("%s: %s", async (operator, word) => {
    expect(await window(operator)).toContain(`: wants ${word} \`30\`; has \`30\``);
  });

  it("where it matches, too", async () => {
    expect(await window("NumericLessThanEquals", "Deny")).toContain("has `30`; wants at most `30`");
    expect(await window("NumericEquals", "Deny")).toContain("has `30`\n");
  });
});
