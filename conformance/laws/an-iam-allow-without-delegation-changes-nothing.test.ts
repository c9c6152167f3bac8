import { expect, it } from "vitest";
import { arbitraryStatement } from "../generate/statement.ts";
import { iamDecides } from "./actions.ts";
import { changeKeys, changePrincipals, changeStatements, grantsOf, type Members } from "./policies.ts";
import { withoutAccounts } from "./principals.ts";
import { decisionsIn, forEveryWorldAnd } from "./world.ts";

/** E3, E4: while no key policy names an account, and none names outsiders, identity policies give nothing on keys. */
it("an IAM Allow without delegation changes nothing", async () => {
  await forEveryWorldAnd(arbitraryStatement("identity-policy"), async (generated, statement) => {
    const closed = changeStatements(generated, (statements, layer) =>
      layer === "key-policy" ? statements.flatMap((one) => withoutAccounts(one)) : statements,
    );
    const world = changeKeys(closed, (key) => ({ ...key, grants: grantsOf(key).filter(isForPrincipal) }));
    const own = world.requests.filter((request) => !iamDecides(request) && isInAccountOf(request));
    const changed = changePrincipals({ ...world, requests: own }, (principal) => ({
      ...principal,
      identityPolicies: [
        ...((principal["identityPolicies"] as unknown[] | undefined) ?? []),
        { Version: "2012-10-17", Statement: [{ ...statement, Effect: "Allow" }] },
      ],
    }));
    const before = await decisionsIn({ ...world, requests: own });
    const after = await decisionsIn(changed);
    expect(after.map(({ decision }) => decision)).toEqual(before.map(({ decision }) => decision));
  });
});

function isForPrincipal(grant: Members): boolean {
  const grantee = grant["GranteePrincipal"];
  return typeof grantee !== "string" || !/^\d{12}$|:root$/u.test(grantee);
}

/** Across accounts an outsider that the key policy names needs just this Allow (E8). */
function isInAccountOf({
  principal,
  resource,
}: {
  readonly principal: string;
  readonly resource?: string | undefined;
}) {
  const account = principal.split(":")[4] ?? "";
  return resource === undefined || !resource.startsWith("arn:") || resource.split(":")[4] === account;
}
