/** Whom a statement is about: each entry of its Principal, and what it means. */

import type { PrincipalEntry } from "../model/policy.ts";
import { type Element, isText, membersOf, oneOrMany } from "../read/element.ts";
import type { TextElement } from "../read/expect.ts";
import { type EntryFault, parseAwsPrincipal, parseServicePrincipal } from "../read/principal-entry.ts";
import { eitherOf } from "./either-of.ts";
import type { PrincipalEntrySubject, PrincipalSubject } from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";

export function principalSubject(statement: Element): PrincipalSubject | null {
  const found = eitherOf(statement, "Principal");
  if (found === null) return null;
  const { element, negated } = found;
  if (isText(element)) return { element, negated, entries: [entrySubject(element, "*")] };
  const entries = membersOf(element).flatMap((member) =>
    oneOrMany(member)
      .filter(isText)
      .map((text) => entrySubject(text, member.name)),
  );
  return { element, negated, entries };
}

function entrySubject(element: TextElement, type: string): PrincipalEntrySubject {
  const parsed = isSymbolic(element.value) ? null : parseEntry(element.value, type);
  return { element, type, entry: parsed === null || "code" in parsed ? null : parsed };
}

function parseEntry(text: string, type: string): PrincipalEntry | EntryFault | null {
  if (type === "*") return text === "*" ? { kind: "everyone", text } : null;
  if (type === "AWS") return parseAwsPrincipal(text);
  if (type === "Service") return parseServicePrincipal(text);
  return { kind: "nobody", text };
}
