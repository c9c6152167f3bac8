import { describe, expect, it } from "vitest";
import { parseAwsPrincipal, parseServicePrincipal } from "./principal-entry.ts";

const account = "111122223333";

describe("AWS principals", () => {
  it.each([
    ["*", { kind: "everyone" }],
    [account, { kind: "account", account }],
    [`arn:aws:iam::${account}:root`, { kind: "account", account }],
    [`arn:aws-us-gov:iam::${account}:root`, { kind: "account", account }],
    [`arn:aws:iam::${account}:user/bob`, { kind: "user" }],
    [`arn:aws:iam::${account}:user/a/b.c/bob@x,y=z+w-_`, { kind: "user" }],
    [`arn:aws:iam::${account}:role/aws-service-role/s3.amazonaws.com/R`, { kind: "role" }],
    [`arn:aws:sts::${account}:assumed-role/Reader/session-1`, { kind: "role-session" }],
    [`arn:aws:sts::${account}:federated-user/bob`, { kind: "federated-user" }],
    ["AIDACKCEVSQ6C2EXAMPLE", { kind: "unique-id", id: "AIDACKCEVSQ6C2EXAMPLE" }],
    ["AROAEXAMPLE", { kind: "unique-id", id: "AROAEXAMPLE" }],
    ["AROAEXAMPLE:session", { kind: "unique-id", id: "AROAEXAMPLE:session" }],
    [`arn:aws:iam::${account}:role/Example*`, { kind: "nobody" }],
    [`arn:aws:iam::${account}:role/*`, { kind: "nobody" }],
    [`arn:aws:sts::${account}:assumed-role/Reader/*`, { kind: "nobody" }],
    [`arn:aws:iam::${account}:user/b?b`, { kind: "nobody" }],
  ])("%s is read", (text, entry) => {
    expect(parseAwsPrincipal(text)).toMatchObject({ text, ...entry });
  });

  it.each([
    "",
    "foo",
    "**",
    "11112222333",
    "1111222233334",
    ` ${account}`,
    `${account}\n`,
    "arn:aws:iam::*:root",
    "arn:aws:iam::1234:root",
    "arn:aws:iam::account:role/R",
    `arn:aws:iam:us-east-1:${account}:role/R`,
    `arn:aws:iam::${account}:*`,
    `arn:aws:iam::${account}:role/`,
    `arn:aws:iam::${account}:role/a//b`,
    `arn:aws:iam::${account}:role/{name}`,
    `arn:aws:iam::${account}:role/\${aws:username}`,
    `arn:aws:iam::${account}:group/g`,
    `arn:aws:iam::${account}:instance-profile/p`,
    `arn:aws:iam::${account}:saml-provider/p`,
    `arn:aws:iam::${account}:assumed-role/R/s`,
    `arn:aws:sts::${account}:assumed-role/R`,
    `arn:aws:sts::${account}:assumed-role/R/s/t`,
    `arn:aws:sts::${account}:role/R`,
    `arn:aws:kms:us-east-1:${account}:key/1`,
    "AIPACKCEVSQ6C2EXAMPLE",
    "AIDAEXAMPLE:session",
    "s3.amazonaws.com",
  ])("%j is none", (text) => {
    expect(parseAwsPrincipal(text)).toMatchObject({ code: "invalid-principal" });
  });

  it.each(["arn:amazon:iam::111122223333:root", "arn:*:iam::111122223333:root"])(
    "%s has an unknown partition",
    (text) => {
      expect(parseAwsPrincipal(text)).toMatchObject({ code: "unknown-partition" });
    },
  );
});

describe("services", () => {
  it.each(["s3.amazonaws.com", "logs.us-east-1.amazonaws.com", "cks.kms.amazonaws.com"])("%s is one", (text) => {
    expect(parseServicePrincipal(text)).toEqual({ kind: "service", text, name: text });
  });

  it.each(["", "*", "s3", "*.amazonaws.com", "s3 .amazonaws.com", "s3..com", "arn:aws:iam::111122223333:root"])(
    "%j is none",
    (text) => {
      expect(parseServicePrincipal(text)).toMatchObject({ code: "invalid-principal" });
    },
  );
});
