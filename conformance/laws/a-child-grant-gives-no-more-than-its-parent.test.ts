import fc from "fast-check";
import { expect, it } from "vitest";
import { createAuthorizer } from "../../engine/index.ts";
import type { EnvironmentDocument } from "../../engine/model/documents.ts";

const key = "arn:aws:kms:us-east-1:222233334444:key/11111111-1111-4111-8111-111111111111";
const parent = "arn:aws:iam::222233334444:user/parent";
const child = "arn:aws:iam::222233334444:user/child";
const operations = ["Encrypt", "Decrypt", "GenerateDataKey", "ReEncryptFrom", "DescribeKey", "CreateGrant"] as const;

const arbitraryPairs = fc.dictionary(fc.constantFrom("dept", "stage", "Dept2"), fc.constantFrom("a", "A", "b"), {
  maxKeys: 3,
  noNullPrototype: true,
});
const arbitraryConstraints = fc.oneof(
  fc.constant({}),
  arbitraryPairs.map((pairs) => ({ EncryptionContextEquals: pairs })),
  arbitraryPairs.map((pairs) => ({ EncryptionContextSubset: pairs })),
  fc.constant({ SourceArn: "arn:aws:s3:::one" }),
  arbitraryPairs.map((pairs) => ({ EncryptionContextSubset: pairs, SourceArn: "arn:aws:s3:::one" })),
);
const arbitraryGrant = fc.record({
  Operations: fc.subarray([...operations], { minLength: 1 }),
  Constraints: arbitraryConstraints,
});
const arbitraryUse = fc.record({
  operation: fc.constantFrom(...operations.filter((name) => name !== "CreateGrant")),
  context: arbitraryPairs,
  source: fc.constantFrom(null, "arn:aws:s3:::one", "arn:aws:s3:::two"),
});

/** E33: whatever a grantee may lend by its grant, it holds itself. */
it("a child grant never gives what its parent does not", async () => {
  let lent = 0;
  await fc.assert(
    fc.asyncProperty(
      arbitraryGrant,
      arbitraryGrant,
      fc.array(arbitraryUse, { minLength: 1, maxLength: 6 }),
      async (held, wanted, uses) => {
        const grant = (GrantId: string, GranteePrincipal: string, given: object) => ({
          GrantId,
          GranteePrincipal,
          ...given,
        });
        const givers = { ...held, Operations: [...new Set([...held.Operations, "CreateGrant"])] };
        const environment = (...grants: readonly object[]) =>
          ({ keys: { [key]: { policy: { Statement: [] }, grants } } }) as EnvironmentDocument;
        const authorizer = await createAuthorizer(
          environment(grant("parent", parent, givers), grant("child", child, wanted)),
        );
        const sourceArn = "SourceArn" in held.Constraints ? { "aws:SourceArn": held.Constraints.SourceArn } : {};
        const creation = authorizer.authorize({
          principal: parent,
          action: "kms:CreateGrant",
          resource: key,
          input: { GranteePrincipal: child, ...wanted },
          context: sourceArn,
        });
        if (creation.decision === "Deny") return;
        lent++;
        for (const { operation, context, source } of uses) {
          const use = (principal: string) =>
            authorizer.authorize({
              principal,
              action: `kms:${operation}`,
              resource: key,
              input: { EncryptionContext: context },
              context: source === null ? {} : { "aws:SourceArn": source },
            }).decision;
          if (use(child) === "Allow") expect(use(parent)).toBe("Allow");
        }
      },
    ),
    { numRuns: 1500 },
  );
  expect(lent, "grants that could be made").toBeGreaterThan(50);
});
