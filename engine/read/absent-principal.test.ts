import { expect, it } from "vitest";
import { absentPrincipal } from "./absent-principal.ts";
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
  [`${iam}role/Reader`, "; did you mean `role/team/Reader`?"],
  [`${iam}role/team/reader`, "; did you mean `role/team/Reader`?"],
  [`${iam}role/Writr`, "; did you mean `role/Writer`?"],
  [`${sts}assumed-role/Writers/s`, "; did you mean `role/Writer`?"],
  [`${iam}role/alice`, "; did you mean `user/alice`?"],
  [`${sts}assumed-role/Writers/session`, "; did you mean `role/Writer`?"],
  [`${iam}user/carl`, "; did you mean `user/team/staff/carl`?"],
  [`${iam}user/Writr`, ""],
  [`${iam}role/alicia`, ""],
  [`${iam}user/bob`, ""],
])("%s is absent%s", (principal, hint) => {
  expect(absentPrincipal(principal, environment)?.message).toBe(
    `\`${principal}\` is not in the environment, so it has no identity policies${hint}`,
  );
});

it.each([
  `${iam}role/team/Reader`,
  `${sts}assumed-role/Reader/s`,
  `${iam}root`,
  `${sts}federated-user/bob`,
  "s3.amazonaws.com",
  "arn:aws:iam::444455556666:role/Reader",
])("%s is not missed", (principal) => {
  expect(absentPrincipal(principal, environment)).toBeNull();
});
