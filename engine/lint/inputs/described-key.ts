/** `aws kms describe-key`: what a key is. Nothing is to lint in it; other files may tell of the same key. */

import { type Element, isObject, memberOf, report, textOf } from "../../read/element.ts";
import { type KeyIdentity, parseKeyArn } from "../../read/key-arn.ts";
import { keyMetadataFrom } from "../../read/key-metadata.ts";
import { checkKeyPart } from "../../read/key-part.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { type InputForm, nothingShared } from "./input.ts";

export const describedKey: InputForm = {
  name: "described-key",
  words: ["KeyMetadata"],
  fits: ({ value }) => isObject(value) && "KeyMetadata" in value,
  read: (document, { diagnostics }) => {
    checkKeyPart(document, "metadata", diagnostics);
    const key = keyIn(document, diagnostics);
    keyMetadataFrom(document, key, diagnostics);
    if (key === null || !isObject(document.value)) return { policies: [], environments: [], share: nothingShared };
    const shared = { arn: key.arn, isNamed: true, metadata: document.value, grants: [] };
    return { policies: [], environments: [], share: { keys: [shared], principals: [] } };
  },
};

function keyIn(document: Element, diagnostics: Diagnostic[]): KeyIdentity | null {
  const element = arnIn(document);
  const text = textOf(element);
  if (element === null || text === null) return null;
  const parsed = parseKeyArn(text);
  if (!("code" in parsed)) return parsed;
  report(diagnostics, element, parsed.code, parsed.message);
  return null;
}

function arnIn(document: Element): Element | null {
  return memberOf(memberOf(document, "KeyMetadata"), "Arn");
}
