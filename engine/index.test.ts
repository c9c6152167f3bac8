import { expect, expectTypeOf, it } from "vitest";
import { createAuthorizer, type EnvironmentDocument, type Request, type ScenarioDocument } from "./index.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/k";

const environment = {
  accounts: { "111122223333": { organization: { id: "o-a" } } },
  principals: { "arn:aws:iam::111122223333:role/Reader": { tags: { team: "a" }, identityPolicies: [] } },
  keys: {
    [key]: {
      policy: { Statement: { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" } },
      grants: { Grants: [{ GrantId: "g", GranteePrincipal: "111122223333", Operations: ["Decrypt"] }] },
      metadata: { KeyMetadata: { KeySpec: "SYMMETRIC_DEFAULT" } },
    },
  },
} satisfies EnvironmentDocument;

const request = {
  principal: "arn:aws:iam::111122223333:role/Reader",
  action: "kms:Decrypt",
  resource: key,
} satisfies Request;

it("has types for the documents that go in", async () => {
  expectTypeOf<ScenarioDocument["given"]>().toEqualTypeOf<EnvironmentDocument | string>();
  expectTypeOf<{ keyz: object }>().not.toExtend<EnvironmentDocument>();
  await expect(createAuthorizer({ keyz: {} } as unknown as EnvironmentDocument)).rejects.toThrow(
    "did you mean `keys`?",
  );
  expect((await createAuthorizer(environment)).authorize(request).decision).toBe("Allow");
});
