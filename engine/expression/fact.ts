/**
 * A fact: what Cedar cannot say, computed by its own meaning and named after what it states, so that it enters the context
 * as a Boolean.
 */

import type { Attribute, RequestContext } from "./attribute.ts";
import { cedarString } from "./cedar-text.ts";
import type { Expression } from "./expression.ts";

/** `settled` is the answer where no request changes it. */
export function fact(
  name: string,
  value: (context: RequestContext) => boolean,
  settled: boolean | null = null,
): Expression {
  const attribute: Attribute = { name, type: "Bool", required: true, value };
  return { kind: "test", cedar: `context[${cedarString(name)}]`, reads: [attribute], settled, fact: true };
}
