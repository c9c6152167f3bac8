import { expect, it } from "vitest";
import { absentPrincipal, identityOf } from "./absent-principal.ts";
import { readEnvironment } from "./environment.ts";

const iam = "arn:aws:iam::111122223333:";
const sts = "arn:aws:sts::111122223333:";

const read = readEnvironment({
  keys: {},
  principals: {
    [`${iam}role/team/Reader`]: {},
    [`${iam}role/Writer`]: {},
    [`${iam}user/alice`]: {},
    [`${iam}user/team/staff/carl`]: {},
  },
});
if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
const environment = read.value;

it.each([
  [`${iam}role/Reader`, "role/team/Reader"],
  [`${iam}role/team/reader`, "role/team/Reader"],
  [`${iam}role/Writr`, "role/Writer"],
  [`${sts}assumed-role/Writers/s`, "role/Writer"],
  [`${iam}role/alice`, "user/alice"],
  [`${sts}assumed-role/Writers/session`, "role/Writer"],
  [`${iam}user/carl`, "user/team/staff/carl"],
  [`${iam}user/Writr`, null],
  [`${iam}role/alicia`, null],
  [`${iam}user/bob`, null],
])("%s is absent; %s may be meant", (principal, meant) => {
  const hint = meant === null ? "" : `; did you mean \`${meant}\`?`;
  const message = `\`${principal}\` is not in the environment, so it has no identity policies${hint}`;
  expect(absentPrincipal(principal, environment)).toEqual({ message, meant });
});

it.each([
  `${iam}role/team/Reader`,
  `${sts}assumed-role/Reader/s`,
  `${iam}root`,
  `${sts}federated-user/bob`,
  "s3.amazonaws.com",
  "arn:aws:iam::444455556666:role/Reader",
  `${iam}role/Reader/`,
])("%s is not missed", (principal) => {
  expect(absentPrincipal(principal, environment)).toBeNull();
});

it("is not taken for one of an environment whose principals are no users or roles", () => {
  const principals = new Map([...environment.principals.values()].map((one) => ["s3.amazonaws.com", one]));
  expect(absentPrincipal(`${iam}role/Reader`, { ...environment, principals })).toBeNull();
});

const account = "111122223333";
it.each([
  [`${iam}user/team/carl`, { account, kind: "user", name: "carl", resource: "user/team/carl", session: false }],
  [`${iam}role/Writer`, { account, kind: "role", name: "Writer", resource: "role/Writer", session: false }],
  [`${sts}assumed-role/W/s`, { account, kind: "role", name: "W", resource: "assumed-role/W/s", session: true }],
])("%s is of a user or role", (principal, identity) => {
  expect(identityOf(principal)).toEqual(identity);
});
