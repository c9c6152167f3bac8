/** What a plan tells of the configuration that it was made from: modules, resources, and what their expressions refer to. */

import { type Element, itemsOf, memberOf, membersOf, textOf } from "../../../read/element.ts";

export interface Module {
  /** Before the addresses of its resources: empty, or `module.NAME.` as often as it is nested. */
  readonly prefix: string;
  /** Its folder from that of the root module; null where it comes from elsewhere. */
  readonly folder: string | null;
  readonly element: Element;
}

/** The root module and all that it calls. */
export function modulesOf(plan: Element): readonly Module[] {
  const root = memberOf(memberOf(plan, "configuration"), "root_module");
  return root === null ? [] : withCalled({ prefix: "", folder: ".", element: root });
}

function withCalled(module: Module): readonly Module[] {
  const calls = memberOf(module.element, "module_calls");
  const called = calls === null ? [] : membersOf(calls);
  return [
    module,
    ...called.flatMap((call) => {
      const element = memberOf(call, "module");
      if (element === null) return [];
      const source = textOf(memberOf(call, "source")) ?? "";
      const folder = module.folder !== null && /^\.\.?\//u.test(source) ? `${module.folder}/${source}` : null;
      return withCalled({ prefix: `${module.prefix}module.${call.name}.`, folder, element });
    }),
  ];
}

/** An address without the keys of instances. */
export function configuredAddress(address: string): string {
  return address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/gu, "");
}

/** The configuration of a resource; null where the plan does not tell it. */
export function configurationOf(plan: Element, address: string): Element | null {
  const wanted = configuredAddress(address);
  for (const { prefix, element } of modulesOf(plan)) {
    const found = itemsOf(memberOf(element, "resources")).find(
      (one) => prefix + (textOf(memberOf(one, "address")) ?? "") === wanted,
    );
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The addresses that an expression of a resource refers to, as they are within the whole configuration; of blocks, those of
 * their policies.
 */
export function referencesOf(plan: Element, address: string, name: string): readonly string[] {
  const expression = memberOf(memberOf(configurationOf(plan, address), "expressions"), name);
  const prefix = /^(?:module\.[\w-]+\.)*/u.exec(configuredAddress(address))?.[0] ?? "";
  const policies = [expression, ...itemsOf(expression).map((block) => memberOf(block, "policy"))];
  return policies.flatMap((policy) =>
    itemsOf(memberOf(policy, "references")).flatMap((reference) => {
      const text = textOf(reference);
      return text === null ? [] : [prefix + configuredAddress(text)];
    }),
  );
}
