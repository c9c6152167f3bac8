/** An environment, or the environment of a scenario. A scenario that names its environment's file has none of its own. */

import { isObject, memberOf } from "../../read/element.ts";
import type { InputForm } from "./input.ts";

export const environment: InputForm = {
  name: "environment",
  words: ["arn:"],
  fits: ({ value }) => isObject(value) && ("keys" in value || "given" in value),
  read: (document) => {
    const given = memberOf(document, "given");
    const inside = given ?? document;
    return { policies: [], environments: isObject(inside.value) ? [inside] : [], leadsTo: textsIn(document.value) };
  },
};

/** A path is a text, wherever it stands. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
