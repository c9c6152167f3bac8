/** A policy to begin with: something in it to change. */

import type { Members } from "./environment-edit.ts";

/** Whoever is not of the organization, services of AWS apart. */
export const outsiders = {
  StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorgid" },
  BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
};

export function policy(...statements: readonly Members[]): Members {
  return { Version: "2012-10-17", Statement: statements };
}

export function statement(members: Members = {}): Members {
  const { Principal: principal, Condition: condition, ...rest } = members;
  return {
    Sid: "NewStatement",
    Effect: "Allow",
    ...(principal === undefined ? {} : { Principal: principal }),
    Action: "kms:*",
    Resource: "*",
    ...rest,
    ...(condition === undefined ? {} : { Condition: condition }),
  };
}
