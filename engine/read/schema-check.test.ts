import { expect, it } from "vitest";
import type { Diagnostic } from "../model/diagnostic.ts";
import { rootElement } from "./element.ts";
import { checkSchema } from "./schema-check.ts";
import { noSource } from "./source.ts";
import { type Validate, validateEnvironment, validateLintConfig } from "./validators.ts";

function toldOf(value: unknown, validate: Validate): readonly string[] {
  const diagnostics: Diagnostic[] = [];
  checkSchema(rootElement(value, noSource), validate, diagnostics);
  return diagnostics.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
}

const organization = (id: string) => ({
  keys: {},
  accounts: { "111122223333": { organization: { id, path: "o-a/r-ab12/" } } },
});

it.each<[string, unknown, Validate, readonly string[]]>([
  [
    "the form that is expected, as the end of a sentence",
    organization("a"),
    validateEnvironment,
    [
      "invalid-value /accounts/111122223333/organization/id `a` has the wrong form: the organization's id, e.g. o-exampleorgid",
    ],
  ],
  [
    "a form whose description begins with an abbreviation",
    { caller: "me" },
    validateLintConfig,
    ["invalid-value /caller `me` has the wrong form: ARN of the principal that deploys the policies"],
  ],
  [
    "the values that there are, for text and for anything else",
    { preset: "strictest", rules: { a: 1 } },
    validateLintConfig,
    [
      "invalid-value /preset `strictest` is none of recommended, strict, all",
      "invalid-value /rules/a a number is none of error, warning, info, off",
    ],
  ],
  [
    "the form of an item",
    { trustedAccounts: ["me"], organizations: ["mine"] },
    validateLintConfig,
    [
      "invalid-value /trustedAccounts/0 `me` has the wrong form: an account id of 12 digits",
      "invalid-value /organizations/0 `mine` has the wrong form: an organization id, e.g. o-exampleorgid",
    ],
  ],
])("tells %s", (_what, value, validate, told) => {
  expect(toldOf(value, validate)).toEqual(told);
});
