import { expect, it } from "vitest";
import { findings } from "../check.ts";

it.each<readonly [unknown, readonly string[]]>([
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/App*",
          },
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    },
    [
      "`arn:aws:iam::111122223333:role/App*` matches nobody: a principal takes no wildcard but a lone `*`; name each principal, or use `*` with `aws:PrincipalArn` and an account condition",
    ],
  ],
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            Federated: "cognito-identity.amazonaws.com",
          },
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    },
    ["`cognito-identity.amazonaws.com` never calls KMS: name the role that its users assume"],
  ],
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("principal-matches-nobody", policy).map(({ message }) => message)).toEqual(messages);
});

it("leaves a kind of principal that there is not", () => {
  const Principal = { aws: "arn:aws:iam::111122223333:role/App" };
  const Statement = [{ Effect: "Allow", Principal, Action: "kms:Decrypt", Resource: "*" }];
  expect(findings("principal-matches-nobody", { Version: "2012-10-17", Statement })).toEqual([]);
});
