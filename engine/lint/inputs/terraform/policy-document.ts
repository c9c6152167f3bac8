/**
 * `data.aws_iam_policy_document` that only the apply reads in full, since it names what does not exist yet: the document is
 * put together as the provider does it, and what is not known is symbolic. Source: Terraform Registry,
 * aws_iam_policy_document; Terraform, JSON output format (`after_unknown`).
 */

import { type Element, isObject, itemsOf, memberOf, pointerOf, rootElement, textOf } from "../../../read/element.ts";
import { pointerStep } from "../../../read/pointer.ts";
import { symbolic } from "../../symbolic.ts";

/** Null where other documents are merged into it, which are not known here. */
export function plannedDocument(resource: Element): Element | null {
  const change = memberOf(resource, "change");
  const after = memberOf(change, "after");
  const unknown = memberOf(change, "after_unknown");
  if (after === null || mergeable.some((name) => isThere(after, unknown, name))) return null;
  const name = textOf(memberOf(resource, "address")) ?? "data.aws_iam_policy_document";
  const origins = new Map<string, string>([["", pointerOf(after)]]);
  const statements = listOf(after, unknown, "statement").map(({ value, unknown: open }, index) =>
    statementOf(value, open, name, { origins, pointer: `/Statement/${String(index)}` }),
  );
  const { source } = after;
  const at = (pointer: string): string => {
    for (let place = pointer; ; place = place.slice(0, place.lastIndexOf("/"))) {
      const origin = origins.get(place);
      if (origin !== undefined || place === "") return origin ?? pointerOf(after);
    }
  };
  const version = textOf(memberOf(after, "version")) ?? "2012-10-17";
  return rootElement(
    { Version: version, Statement: statements },
    {
      file: source.file,
      embedded: true,
      pointerInFile: at,
      locate: (pointer, part) => source.locate(at(pointer), part),
      locateEnd: (pointer, part) => source.locateEnd?.(at(pointer), part) ?? null,
    },
  );
}

const mergeable = ["source_policy_documents", "override_policy_documents", "source_json", "override_json"];

interface Place {
  readonly origins: Map<string, string>;
  readonly pointer: string;
}

function statementOf(value: Element | null, unknown: Element | null, name: string, place: Place): unknown {
  const { origins, pointer } = place;
  if (value !== null) origins.set(pointer, pointerOf(value));
  const statement: Record<string, unknown> = {};
  const sid = textOf(memberOf(value, "sid"));
  if (sid !== null && sid !== "") statement["Sid"] = sid;
  statement["Effect"] = textOf(memberOf(value, "effect")) ?? (isOpen(unknown, "effect") ? symbolic(name) : "Allow");
  for (const [member, written] of lists) {
    const texts = textsOf(value, unknown, written, name, { origins, pointer: pointer + pointerStep(member) });
    if (texts.length > 0) statement[member] = texts;
  }
  for (const [member, written] of [
    ["Principal", "principals"],
    ["NotPrincipal", "not_principals"],
  ] as const) {
    const principal = principalOf(value, unknown, written, name, { origins, pointer: pointer + pointerStep(member) });
    if (principal !== null) statement[member] = principal;
  }
  const condition = conditionOf(value, unknown, name, { origins, pointer: `${pointer}/Condition` });
  if (condition !== null) statement["Condition"] = condition;
  return statement;
}

const lists = [
  ["Action", "actions"],
  ["NotAction", "not_actions"],
  ["Resource", "resources"],
  ["NotResource", "not_resources"],
] as const;

function principalOf(
  value: Element | null,
  unknown: Element | null,
  written: string,
  name: string,
  { origins, pointer }: Place,
): unknown {
  const blocks = listOf(value, unknown, written);
  if (blocks.length === 0) return null;
  const principal: Record<string, unknown[]> = {};
  for (const block of blocks) {
    const type = textOf(memberOf(block.value, "type")) ?? symbolic(name);
    const list = (principal[type] ??= []);
    const before = list.length;
    const texts = textsOf(block.value, block.unknown, "identifiers", name, {
      origins,
      pointer: pointer + pointerStep(type),
    });
    if (before === 0) list.push(...texts);
    else list.push(...texts.filter((text) => !list.includes(text)));
  }
  const everyone = principal["*"];
  return everyone === undefined ? principal : "*";
}

function conditionOf(
  value: Element | null,
  unknown: Element | null,
  name: string,
  { origins, pointer }: Place,
): unknown {
  const blocks = listOf(value, unknown, "condition");
  if (blocks.length === 0) return null;
  const condition: Record<string, Record<string, readonly unknown[]>> = {};
  for (const block of blocks) {
    const operator = textOf(memberOf(block.value, "test")) ?? symbolic(name);
    const key = textOf(memberOf(block.value, "variable")) ?? symbolic(name);
    const at = pointer + pointerStep(operator) + pointerStep(key);
    if (block.value !== null) {
      origins.set(pointer + pointerStep(operator), pointerOf(block.value));
      origins.set(at, pointerOf(block.value));
    }
    (condition[operator] ??= {})[key] = textsOf(block.value, block.unknown, "values", name, { origins, pointer: at });
  }
  return condition;
}

/** The texts of a list, with what is not known as symbols; `&{…}` is the provider's way to write `${…}`. */
function textsOf(
  value: Element | null,
  unknown: Element | null,
  written: string,
  name: string,
  { origins, pointer }: Place,
): readonly unknown[] {
  const holder = memberOf(value, written);
  if (holder !== null) origins.set(pointer, pointerOf(holder));
  return listOf(value, unknown, written).map((item, index) => {
    if (item.value !== null) origins.set(`${pointer}/${String(index)}`, pointerOf(item.value));
    const text = textOf(item.value);
    return text === null ? symbolic(name) : text.replaceAll("&{", "${");
  });
}

interface Item {
  readonly value: Element | null;
  readonly unknown: Element | null;
}

/** The items of a list, known or not; one that is not known stands for a list that is not. */
function listOf(value: Element | null, unknown: Element | null, name: string): readonly Item[] {
  const known = itemsOf(memberOf(value, name));
  const open = memberOf(unknown, name);
  if (open?.value === true) return [{ value: null, unknown: null }];
  const opens = itemsOf(open);
  return Array.from({ length: Math.max(known.length, opens.length) }, (_, index) => ({
    value: known[index] ?? null,
    unknown: opens[index] ?? null,
  }));
}

function isOpen(unknown: Element | null, name: string): boolean {
  return memberOf(unknown, name)?.value === true;
}

function isThere(after: Element, unknown: Element | null, name: string): boolean {
  const value = memberOf(after, name)?.value ?? null;
  const isGiven = Array.isArray(value) ? value.length > 0 : value !== null && value !== "";
  const open = memberOf(unknown, name)?.value ?? false;
  return (
    isGiven ||
    open === true ||
    (Array.isArray(open) && open.length > 0) ||
    (isObject(open) && Object.keys(open).length > 0)
  );
}
