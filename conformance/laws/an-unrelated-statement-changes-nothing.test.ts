import fc from "fast-check";
import { expect, it } from "vitest";
import { changeStatements, type Members } from "./policies.ts";
import { decisionsIn, forEveryWorldAnd, outcomes } from "./world.ts";

/** A statement for somebody else, for another service or on another key is about nothing that is asked. */
const everything: readonly Members[] = [
  { Effect: "Allow", Action: "s3:*", Resource: "*" },
  { Effect: "Deny", Action: ["s3:*", "dynamodb:GetItem"], Resource: "*" },
  { Effect: "Deny", Action: "kms=Decrypt", Resource: "*" },
  { Effect: "Allow", Action: "kms:*", Resource: "arn:aws:kms:eu-north-1:999999999999:key/other" },
  { Effect: "Deny", NotAction: "*", Resource: "*" },
];
const nobodyHere: readonly Members[] = [
  { Effect: "Allow", Principal: { AWS: "arn:aws:iam::999999999999:root" }, Action: "kms:*", Resource: "*" },
  { Effect: "Deny", Principal: { AWS: "arn:aws:iam::999999999999:user/x" }, Action: "kms:*", Resource: "*" },
  { Effect: "Deny", Principal: { Service: "nobody.amazonaws.com" }, Action: "*", Resource: "*" },
];

it("an unrelated statement changes nothing", async () => {
  await forEveryWorldAnd(fc.constantFrom(...everything), async (world, statement) => {
    const changed = changeStatements(world, (statements, layer) =>
      ["identity-policy", "permissions-boundary", "session-policy", "service-control-policy"].includes(layer)
        ? [...statements, statement]
        : statements,
    );
    expect(outcomes(await decisionsIn(changed))).toEqual(outcomes(await decisionsIn(world)));
  });
});

it("a statement about somebody else changes nothing", async () => {
  await forEveryWorldAnd(fc.constantFrom(...nobodyHere), async (world, statement) => {
    const changed = changeStatements(world, (statements, layer) =>
      ["key-policy", "vpc-endpoint-policy"].includes(layer) ? [...statements, statement] : statements,
    );
    expect(outcomes(await decisionsIn(changed))).toEqual(outcomes(await decisionsIn(world)));
  });
});
