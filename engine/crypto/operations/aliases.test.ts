/** A key has fifty aliases at most, whichever way it comes to them. Source: KMS API reference. */

import { expect, test } from "vitest";
import { testKms } from "../test-kms.ts";

test("no alias is made for a key of fifty, or moved to it", async () => {
  const kms = await testKms();
  const [full, other] = [await kms.key(), await kms.key()];
  for (let index = 0; index < 50; index += 1) {
    await kms.done("CreateAlias", { AliasName: `alias/${String(index)}`, TargetKeyId: full });
  }
  await kms.done("CreateAlias", { AliasName: "alias/other", TargetKeyId: other });
  for (const [operation, name] of [
    ["CreateAlias", "alias/new"],
    ["UpdateAlias", "alias/other"],
  ] as const) {
    const error = await kms.failed(operation, { AliasName: name, TargetKeyId: full });
    expect(error.code).toBe("LimitExceededException");
  }
  await kms.done("UpdateAlias", { AliasName: "alias/0", TargetKeyId: full });
  await kms.done("UpdateAlias", { AliasName: "alias/0", TargetKeyId: other });
  await kms.done("UpdateAlias", { AliasName: "alias/other", TargetKeyId: full });
});
