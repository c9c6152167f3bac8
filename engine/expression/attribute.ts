/**
 * How a condition key's value enters Cedar's context: one attribute for each way a policy set reads the key. The name
 * comes from the policy, never from the request, and the value is a string, a set of strings or a value built here, so
 * that nothing a caller sends can become structure.
 */

/** The condition keys of one request. Names are canonical; undefined means that the key is absent. */
export interface RequestContext {
  readonly values: (name: string) => readonly string[] | undefined;
  /** The encryption context as sent, for grant constraints: case counts, order does not (E28). */
  readonly encryptionContext: () => ReadonlyMap<string, string> | null;
}

/** The context as a layer sees it that never gets to know some keys (E45). */
export function hiding(context: RequestContext, hides: (key: string) => boolean): RequestContext {
  return { ...context, values: (name) => (hides(name) ? undefined : context.values(name)) };
}

export type CedarValue =
  | string
  | number
  | boolean
  | readonly string[]
  | { readonly __extn: { readonly fn: string; readonly arg: string } }
  | { readonly [member: string]: string };

export interface Attribute {
  readonly name: string;
  /** The type's name in a Cedar schema. */
  readonly type: string;
  /** False for an attribute that is left out when its key is absent or has no value of the type. */
  readonly required: boolean;
  readonly value: (context: RequestContext) => CedarValue | undefined;
}

/** A reading of one value as a Cedar type; undefined where the text is none of that type. */
export interface View {
  /** Suffix of the attribute's name; empty for the text itself. */
  readonly label: string;
  readonly type: string;
  readonly read: (value: string) => CedarValue | undefined;
}

export const asText: View = { label: "", type: "String", read: (value) => value };

/** The attribute that holds a key's value under a view; absent where the key has several. */
export function single(key: string, view: View, multi: boolean): Attribute {
  return {
    name: attributeName(key, multi ? `only ${view.label === "" ? "value" : view.label}` : view.label),
    type: view.type,
    required: false,
    value: (context) => {
      const values = context.values(key);
      return values?.length === 1 && values[0] !== undefined ? view.read(values[0]) : undefined;
    },
  };
}

/** The attribute that holds all values of a key that may have several. */
export function many(key: string, label: string, read: (value: string) => string): Attribute {
  return {
    name: attributeName(key, label),
    type: "Set<String>",
    required: false,
    value: (context) => context.values(key)?.map(read),
  };
}

/**
 * Distinct for distinct keys and views: a key as it is has no space before its first colon, a view begins with its label.
 * No name can be taken for an escape of Cedar JSON such as `__entity`.
 */
function attributeName(key: string, label: string): string {
  if (label !== "") return `${label} of ${key}`;
  return /^[a-z0-9-]+:/iu.test(key) ? key : `key ${key}`;
}
