/** Rules of the grammar: what the reader of policies finds, told as a finding, so that a document with one fault still shows the others. */

import type { DiagnosticCode } from "../read/codes.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type Element, itemsOf, memberOf, pointerOf, textOf } from "../read/element.ts";
import { pointerSteps } from "../read/pointer.ts";
import type { Part } from "../read/source.ts";
import { policyRule, type PolicyRule } from "./rule.ts";

interface FaultRule extends Pick<PolicyRule, "id" | "summary" | "source"> {
  /** The faults that the rule tells. */
  readonly codes: readonly DiagnosticCode[];
  /** Elements whose fault is told by a rule of its own. */
  readonly except?: (at: Element) => boolean;
  /** What to write instead, the end of every message; where it depends on the element or its name, told from that, or from the fault. */
  readonly instead: string | ((at: Element, part: Part, fault: string) => string);
}

export function faultRule({ codes, instead, except, ...head }: FaultRule): PolicyRule {
  return policyRule({
    ...head,
    severity: "error",
    preset: "recommended",
    messages: { refused: "{fault}; {instead}" },
    check: ({ document, faults }, report) => {
      for (const fault of faults) {
        if (!codes.some((code) => code === fault.code)) continue;
        const at = elementAt(document, fault.pointer);
        if (except?.(at) === true) continue;
        const part = partOf(fault, at);
        const unfilled = /\$\{AWS::\w+\}/u.exec(textOf(at) ?? "")?.[0] ?? null;
        if (unfilled !== null) {
          const missing = `\`${unfilled}\` stands for itself here`;
          report({ at, part, message: "refused", data: { fault: missing, instead: "`Fn::Sub` is missing" } });
          continue;
        }
        const data = {
          fault: fault.message.replace(question, ""),
          instead: typeof instead === "string" ? instead : instead(at, part, fault.message),
        };
        report({ at, part, message: "refused", data });
      }
    },
  });
}

/** The element that a fault is about. */
function elementAt(document: Element, pointer: string): Element {
  let element = document;
  for (const step of pointerSteps(pointer.slice(pointerOf(document).length))) {
    const next = Array.isArray(element.value) ? itemsOf(element)[Number(step)] : memberOf(element, step);
    if (next === null || next === undefined) return element;
    element = next;
  }
  return element;
}

/** Whether a fault stands at a member's name; an item of a list has none. */
function partOf({ line, column, pointer }: Diagnostic, { source, parent }: Element): Part {
  if (Array.isArray(parent?.value)) return "value";
  const name = source.locate(pointer, "name");
  return name !== null && name.line === line && name.column === column ? "name" : "value";
}

/** What the reader asks in the end: a rule tells what to write instead. */
const question = /; did you mean `[^`]*`\?$/u;
