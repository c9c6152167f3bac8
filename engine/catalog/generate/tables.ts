/** Table rows as TypeScript files. */

import { apiTypes } from "./api-types.ts";
import type { ErrorRecord, SharedRequestQuota } from "../records.ts";
import { conditionKeyRow, grantOperationRows, operationRows, permissionRows, stateRows } from "./rows.ts";
import { conditionKeyGroup, type Sources } from "./source.ts";

/** File name → unformatted text. */
export function tables(sources: Sources): Readonly<Record<string, string>> {
  return {
    "operations.generated.ts": file("operations.json", "OperationRecord", [
      list("operationTable", operationRows(sources), "OperationRecord"),
      "export type OperationName = (typeof operationTable)[number]['name'];",
    ]),
    "permissions.generated.ts": file("operations.json", "PermissionRecord", [
      constant("key", conditionKeyGroup(sources, "key"), false),
      constant("attestation", conditionKeyGroup(sources, "attestation"), false),
      list("permissionTable", permissionRows(sources), "PermissionRecord"),
      "export type Action = (typeof permissionTable)[number]['action'];",
    ]),
    "condition-keys.generated.ts": file("condition-keys.json", "ConditionKeyRecord", [
      list("conditionKeyTable", sources.conditionKeys.map(conditionKeyRow), "ConditionKeyRecord"),
    ]),
    "key-specs.generated.ts": file("key-specs.json", "KeySpecRecord", [
      constant("keyUsages", sources.keyUsages),
      "export type KeyUsage = (typeof keyUsages)[number];",
      constant("keyTypes", sources.keyTypes),
      "export type KeyType = (typeof keyTypes)[number];",
      list("keySpecTable", sources.keySpecs, "KeySpecRecord"),
      "export type KeySpec = (typeof keySpecTable)[number]['name'];",
      constant("defaultMessageTypes", sources.defaultMessageTypes),
      constant("messageTypes", sources.messageTypes),
    ]),
    "grant-operations.generated.ts": file("grant-operations.json", "GrantOperationRecord", [
      list("grantOperationTable", grantOperationRows(sources), "GrantOperationRecord"),
      "export type GrantOperation = (typeof grantOperationTable)[number]['name'];",
    ]),
    "key-states.generated.ts": file("key-states.json and operations.json", "StateResult", [
      constant(
        "keyStates",
        sources.keyStates.map(({ name }) => name),
      ),
      "export type KeyState = (typeof keyStates)[number];",
      `export const stateTable = ${literal(stateRows(sources))} as const satisfies Readonly<Record<string, Readonly<Record<KeyState, StateResult>>>>;`,
    ]),
    "errors.generated.ts": file("errors.json", "ErrorRecord", [
      list("errorTable", sources.errors.map(errorRow), "ErrorRecord"),
    ]),
    "shapes.generated.ts": file("shapes.json", "OperationShapes, ShapeRecord", [
      record("operationShapeTable", sources.operationShapes, "OperationShapes"),
      record("shapeTable", sources.shapes, "ShapeRecord"),
    ]),
    "api.generated.ts": apiTypes(sources.operationShapes, sources.shapes),
    "request-quotas.generated.ts": file("quotas.json", "SharedRequestQuota", [
      `export const sharedRequestTable: readonly SharedRequestQuota[] = ${literal(sources.sharedRequests.map(sharedRow))};`,
      record("requestsPerSecond", sources.requestsPerSecond, "number"),
      record("dataKeyPairsPerSecond", sources.dataKeyPairsPerSecond, "number"),
    ]),
  };
}

function errorRow({ name, fault, http, retryable, messages }: ErrorRecord): ErrorRecord {
  const known = messages.map(({ template, status }) => ({ template, status }));
  return { name, fault, http, retryable, messages: known };
}

function sharedRow({ name, operations, keySpecs, perSecond, perSecondByRegion }: SharedRequestQuota) {
  return { name, operations, keySpecs, perSecond, perSecondByRegion };
}

function file(source: string, type: string, parts: readonly string[]): string {
  return [
    `/** Generated from schemas/kms/${source} by \`npm run generate\`; change it there. */`,
    `import type { ${type} } from "./records.ts";`,
    ...parts,
  ].join("\n\n");
}

function constant(name: string, value: unknown, exported = true): string {
  return `${exported ? "export " : ""}const ${name} = ${literal(value)} as const;`;
}

/** A table whose rows need no literal types. */
function record(name: string, rows: object, type: string): string {
  return `export const ${name}: Readonly<Record<string, ${type}>> = ${literal(rows)};`;
}

function list(name: string, rows: readonly object[], type: string): string {
  return `export const ${name} = ${literal(rows)} as const satisfies readonly ${type}[];`;
}

/** JSON is TypeScript; the members `"...group"` of a list become spreads of the constant of that name. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"\.\.\.(\w+)"/gu, "...$1");
}
