import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { lintSources } from "../../lint-sources.ts";
import { findings } from "../check.ts";

const withPrincipal = (principal: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: principal, Action: "kms:Decrypt", Resource: "*" }],
});

const account = "arn:aws:iam::111122223333";
const anyForm = "name an account, a user, a role, a session, a service or `*`";

it("reports what AWS refuses, at its place", () => {
  expect(findings("invalid-principal", withPrincipal({ AWS: ["111122223333", `${account}:group/Readers`] }))).toEqual([
    expect.objectContaining({
      message:
        "`arn:aws:iam::111122223333:group/Readers` is no principal: the ARN names no account root, user, role or session; a group is none: name its users, or the role that they assume",
      pointer: "/Statement/0/Principal/AWS/1",
    }),
  ]);
});

it.each([
  [{ AWS: "1111-2222-3333" }, "; write `111122223333`"],
  [{ AWS: "11112222333" }, "; write the 12 digits of the account"],
  [{ AWS: "arn:aws:iam::account-id:root" }, "; write the 12 digits of the account"],
  [{ AWS: "Reader" }, `; ${anyForm}`],
  [{ AWS: "logs.amazonaws.com" }, '; write `{ "Service": "logs.amazonaws.com" }`'],
  [
    { AWS: `${account}:oidc-provider/example.com` },
    "; a provider never calls KMS: name the role that its users assume",
  ],
  [{ AWS: `${account}:instance-profile/Web` }, "; name the role of the instance profile"],
  [{ AWS: `${account}:policy/Readers` }, "; name the users and roles that have the policy"],
  [{ AWS: "arn:aws:iam::*:role/Reader" }, "; use `*` and a condition on `aws:PrincipalArn`"],
  [
    { AWS: `${account}:user/\${aws:username}` },
    "; AWS puts no value in place of a variable here; use `*` and a condition on `aws:PrincipalArn`",
  ],
  [{ AWS: `${account}:assumed-role/Reader/ada` }, "; write `arn:aws:sts::111122223333:assumed-role/Reader/ada`"],
  [
    { AWS: "arn:aws:sts::111122223333:assumed-role/Reader" },
    `; add the session, or name the role, \`${account}:role/Reader\``,
  ],
  [{ AWS: `${account}:role/Reader, ${account}:role/Writer` }, "; it holds two ARNs: write each as an item of its own"],
  [{ AWS: `${account}:role/Reader ` }, "; remove the blank around it"],
  [{ AWS: "arn:aws:sts::111122223333:role/Reader" }, "; write `arn:aws:iam::111122223333:role/Reader`"],
  [{ AWS: `${account}:role/Rea der` }, `; ${anyForm}`],
  [{ AWS: `${account}:role/{name}` }, `; ${anyForm}`],
  [{ Service: "logs" }, "; write `logs.amazonaws.com`"],
  [{ Service: "https://Logs.amazonaws.com/" }, "; write `logs.amazonaws.com`"],
  [{ Service: [`${account}:role/Reader`] }, '; write `{ "AWS": "arn:aws:iam::111122223333:role/Reader" }`'],
  [{ Service: "*" }, "; name each service; a Deny of all says `aws:PrincipalIsAWSService` in its condition"],
  [{ Service: "cloud watch" }, "; write the host name of the service"],
  [{ Aws: "*" }, "; write `AWS`"],
  [{ Account: "111122223333" }, "; use `AWS` or `Service`"],
  ["111122223333", '; write `{ "AWS": "111122223333" }`'],
  ["logs.amazonaws.com", '; write `{ "Service": "logs.amazonaws.com" }`'],
  ["everyone", '; write `"*"`, or name accounts, users and roles under `AWS`'],
  [["*"], `; ${anyForm}`],
])("tells what to write in place of %j", (principal, end) => {
  const [finding, ...others] = findings("invalid-principal", withPrincipal(principal));
  expect(finding?.message.slice(-end.length)).toBe(end);
  expect(others).toEqual([]);
});

it.each([
  { AWS: `${account}:role/Reader` },
  { AWS: [`${account}:root`, "111122223333", "AROAEXAMPLEEXAMPLE123"], Service: "logs.amazonaws.com" },
  { AWS: symbolic("Role") },
  "*",
])("takes %j", (principal) => {
  expect(findings("invalid-principal", withPrincipal(principal))).toEqual([]);
});

it("tells where principals stand in a resource control policy", () => {
  const found = findings("invalid-principal", withPrincipal({ AWS: "111122223333" }), {
    kind: "resource-control-policy",
  });
  expect(found.map(({ message }) => message)).toEqual([
    'the principal of a resource control policy must be `"*"`; ask for those that you mean in the condition',
  ]);
});

it("tells it of a text inside an output, where a name and its value have one place", async () => {
  const endIn = async (output: object) => {
    const { findings: found } = await lintSources([{ file: "o.json", text: JSON.stringify(output) }]);
    return found.flatMap(({ rule, message }) => (rule === "invalid-principal" ? [message.replace(/^.*; /u, "")] : []));
  };
  const textWith = (AWS: string) => JSON.stringify(withPrincipal({ AWS }));
  const PolicySummary = { Type: "RESOURCE_CONTROL_POLICY", Name: "p" };
  expect(await endIn({ Policy: { PolicySummary, Content: textWith("111122223333") } })).toEqual([
    "ask for those that you mean in the condition",
  ]);
  expect(await endIn({ PolicyName: "default", Policy: textWith("11112222333") })).toEqual([
    "write the 12 digits of the account",
  ]);
});
