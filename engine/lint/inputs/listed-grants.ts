/**
 * `aws kms list-grants`, or `list-retirable-grants`: grants, each with its key. Other services list grants too, of another
 * make. Source: KMS API Reference, ListGrants.
 */

import type { Diagnostic } from "../../model/diagnostic.ts";
import { type Element, isObject, memberOf, report, textOf } from "../../read/element.ts";
import { grantListFrom } from "../../read/grant-list.ts";
import { parseKeyArn } from "../../read/key-arn.ts";
import { checkKeyPart } from "../../read/key-part.ts";
import { bareKeyId } from "../key-id.ts";
import type { InputForm, SharedKey } from "./input.ts";
import type { JoinedGrant } from "./joined.ts";

const members = ["GrantId", "KeyId", "GranteePrincipal", "GranteeServicePrincipal", "Operations"];

export const listedGrants: InputForm = {
  name: "listed-grants",
  words: ["Grants"],
  fits: ({ value }) => isObject(value) && !("Owner" in value) && isListOfGrants(value["Grants"]),
  read: (document, { diagnostics }) => {
    checkKeyPart(document, "grants", diagnostics);
    const byKey = new Map<string, JoinedGrant[]>();
    const seenGrant = (_: unknown, element: Element): void => {
      const arn = keyOf(element, diagnostics) ?? standIn(element);
      const grant = { value: element.value as JoinedGrant["value"], element, operations: null };
      byKey.set(arn, [...(byKey.get(arn) ?? []), grant]);
    };
    grantListFrom(document, null, { diagnostics, seenGrant });
    const keys = [...byKey].map(([arn, grants]): SharedKey => ({
      arn,
      isNamed: !arn.startsWith(nowhere),
      metadata: null,
      grants,
    }));
    return { policies: [], environments: [], share: { keys, principals: [] } };
  },
};

function isListOfGrants(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.length === 0 || value.some((item) => isObject(item) && members.some((name) => name in item));
}

/** Null where the grant does not tell the ARN of its key. */
function keyOf(grant: Element, diagnostics: Diagnostic[]): string | null {
  const element = memberOf(grant, "KeyId");
  const text = textOf(element);
  if (element === null || text === null || bareKeyId(text) !== null) return null;
  const parsed = parseKeyArn(text);
  if (!("code" in parsed)) return parsed.arn;
  report(diagnostics, element, parsed.code, parsed.message);
  return null;
}

/** What rules say of grants alone does not hang on the key's account, and no message shows the key. */
const nowhere = "arn:aws:kms:us-east-1:000000000000:key/";

function standIn(grant: Element): string {
  return nowhere + (bareKeyId(textOf(memberOf(grant, "KeyId")) ?? "") ?? "unnamed");
}
