/**
 * The credentials file, beside an environment: whom each access key stands for, and whom roles trust, where an environment has no
 * trust policies. Its form is `schemas/credentials.json`.
 */

import type { KmsCaller } from "../crypto/kms.ts";
import type { Diagnostic, Read } from "../model/diagnostic.ts";
import { inOrder, openDocument } from "../read/document.ts";
import { memberOf, membersOf } from "../read/element.ts";
import { checkRequest } from "../read/request.ts";
import { checkSchema } from "../read/schema-check.ts";
import { validateCredentials } from "../read/validators.ts";
import type { AccessKey } from "./access-keys.ts";

/** An access key, as the file has it. */
export interface AccessKeyDocument extends Omit<KmsCaller, "region"> {
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** What a credentials file holds. */
export interface CredentialsDocument {
  readonly accessKeys: Readonly<Record<string, AccessKeyDocument>>;
  readonly trust?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface Credentials {
  readonly accessKeys: ReadonlyMap<string, AccessKey>;
  readonly trust: ReadonlyMap<string, readonly string[]>;
}

export const noCredentials: Credentials = { accessKeys: new Map(), trust: new Map() };

/** Reads credentials from a text `{ file, text }`, or from a value. */
export function readCredentials(input: unknown): Read<Credentials> {
  const document = openDocument(input);
  if (!document.ok) return document;
  const diagnostics: Diagnostic[] = [];
  checkSchema(document.value, validateCredentials, diagnostics);
  const keys = memberOf(document.value, "accessKeys");
  for (const key of keys === null ? [] : membersOf(keys)) checkRequest(key, diagnostics);
  if (diagnostics.length > 0) return { ok: false, diagnostics: inOrder(diagnostics) };
  const { accessKeys, trust = {} } = document.value.value as CredentialsDocument;
  return {
    ok: true,
    value: {
      accessKeys: new Map(Object.entries(accessKeys).map(([id, key]) => [id, accessKeyFrom(key)])),
      trust: new Map(Object.entries(trust)),
    },
  };
}

function accessKeyFrom({ secretAccessKey, sessionToken, ...caller }: AccessKeyDocument): AccessKey {
  return { caller, secretAccessKey, sessionToken: sessionToken ?? null, expires: null, transitiveTags: [] };
}
