import fc from "fast-check";
import { expect, it } from "vitest";
import { createAuthorizer, type Request } from "../../engine/index.ts";
import { decide } from "../reference/decide.ts";

const key = "arn:aws:kms:us-east-1:222233334444:key/1111aaaa-22bb-33cc-44dd-555555eeeeee";
const user = "arn:aws:iam::222233334444:user/ann";
const now = 1_700_000_000_000;

/** Names and values with a meaning elsewhere, and any other text that is well-formed. */
const arbitraryText = fc.oneof(
  fc.constantFrom(
    "__entity",
    "__extn",
    "__proto__",
    "constructor",
    "toString",
    "",
    "a",
    "A:b/c",
    "${aws:username}",
    "*",
    "\\",
    '"',
    "é",
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ minLength: 8000, maxLength: 8192 }),
);
const arbitraryPairs = fc
  .uniqueArray(fc.tuple(arbitraryText, arbitraryText), { maxLength: 4, selector: ([name]) => name.toLowerCase() })
  .map((entries) => Object.fromEntries(entries));

/** A name as a policy may write it behind a prefix. */
const literal = (text: string): string => text.replaceAll("$", "${$}").replaceAll("*", "${*}").replaceAll("?", "${?}");

it("any encryption context and any tags are compared as text, as the rules say", async () => {
  const seen = { Allow: 0, Deny: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryPairs, arbitraryPairs, fc.boolean(), async (held, tags, changed) => {
      const [first] = Object.entries(held);
      const [name, value] = first ?? ["team", "x"];
      const wanted = changed ? `${value}x` : value;
      const environment = {
        principals: {
          [user]: {
            tags,
            identityPolicies: [
              {
                Version: "2012-10-17",
                Statement: {
                  Effect: "Allow",
                  Action: "kms:Decrypt",
                  Resource: "*",
                  Condition: { StringEquals: { [`kms:EncryptionContext:${name}`]: literal(wanted) } },
                },
              },
            ],
          },
        },
        keys: {
          [key]: {
            policy: {
              Statement: { Effect: "Allow", Principal: { AWS: "222233334444" }, Action: "kms:Decrypt", Resource: "*" },
            },
            grants: [
              {
                GrantId: "g-1",
                GranteePrincipal: user,
                Operations: ["Encrypt"],
                Constraints: { EncryptionContextSubset: { [name]: wanted } },
              },
            ],
          },
        },
      };
      const authorizer = await createAuthorizer(environment, { now: () => now });
      for (const action of ["kms:Decrypt", "kms:Encrypt"]) {
        const request: Request = { principal: user, action, resource: key, input: { EncryptionContext: held } };
        const { decision, reason } = authorizer.authorize(request);
        expect(decide(environment as never, request as never, now)).toMatchObject([{ decision, reason }]);
        seen[decision]++;
      }
    }),
    { numRuns: 400 },
  );
  expect(Math.min(seen.Allow, seen.Deny)).toBeGreaterThan(50);
});
