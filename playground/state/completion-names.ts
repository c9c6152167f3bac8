/**
 * Names that fit where the cursor stands in a document: actions, condition keys, principals, keys, operations. A pure
 * function of text and place, so that it can be tested without an editor.
 */

import { getLocation, type JSONPath } from "jsonc-parser";
import { actionGroups } from "./action-groups.ts";
import { conditionKeys, grantOperations, operations } from "./catalog-names.ts";
import { documentsOf } from "./documents.ts";
import { isTooDeep } from "./json-text.ts";
import { keysOf, principalsOf } from "./names.ts";
import { accountOf } from "./short-arn.ts";
import { environmentFile, type Files, requestFile, textOfFile } from "./workspace.ts";

export interface NameChoice {
  readonly name: string;
  readonly kind: "action" | "condition-key" | "principal" | "key" | "value" | "operation" | "file";
}

export function namesAt(files: Files, file: string, offset: number): readonly NameChoice[] {
  const text = textOfFile(files, file) ?? "";
  if (isTooDeep(text)) return [];
  const { path, isAtPropertyKey } = getLocation(text, offset);
  if (file === requestFile) return namesInRequest(files, path, isAtPropertyKey);
  if (file === environmentFile && !path.includes("Statement") && !path.includes("grants"))
    return namesInEnvironment(files, path, isAtPropertyKey);
  const grant = namesInGrant(files, path);
  return grant ?? namesInPolicy(files, path, isAtPropertyKey);
}

function namesInPolicy(files: Files, path: JSONPath, isAtPropertyKey: boolean): readonly NameChoice[] {
  const statement = path.indexOf("Statement");
  const steps = path.slice(statement + 1).filter((step, index) => !(index === 0 && typeof step === "number"));
  const [element, inner, key] = steps;
  switch (element) {
    case "Action":
    case "NotAction":
      return [...actionPatterns, ...actionNames].map((name) => ({ name, kind: "action" }));
    case "Principal":
    case "NotPrincipal":
      if (inner === "AWS") return [...accountsOf(files), ...iamPrincipals(files)].map(principal);
      return inner === "Service" ? services.map(principal) : [];
    case "Resource":
    case "NotResource":
      return [{ name: "*", kind: "key" }, ...keysOf(files).map(({ arn }): NameChoice => ({ name: arn, kind: "key" }))];
    case "Condition":
      if (isAtPropertyKey && steps.length === 3)
        return conditionKeys.map(({ name }) => ({ name, kind: "condition-key" }));
      return typeof inner === "string" && typeof key === "string" ? valuesOf(files, inner, key) : [];
    default:
      return [];
  }
}

function valuesOf(files: Files, operator: string, key: string): readonly NameChoice[] {
  if (/^Null$|Bool/u.test(operator)) return ["true", "false"].map(value);
  const name = key.toLowerCase();
  if (name === "kms:calleraccount" || name === "aws:principalaccount")
    return [...new Set(principalsOf(files).map(accountOf))].filter((id) => id !== "").map(value);
  if (name === "aws:principalarn") return iamPrincipals(files).map(principal);
  if (name === "kms:grantoperations") return grantOperations.map(value);
  return (conditionKeys.find((known) => known.name.toLowerCase() === name)?.values ?? []).map(value);
}

function namesInGrant(files: Files, path: JSONPath): readonly NameChoice[] | null {
  const member = path.findLast((step) => typeof step === "string");
  if (member === "Operations") return grantOperations.map((name) => ({ name, kind: "operation" }));
  return member === "GranteePrincipal" || member === "RetiringPrincipal" ? iamPrincipals(files).map(principal) : null;
}

function namesInRequest(files: Files, path: JSONPath, isAtPropertyKey: boolean): readonly NameChoice[] {
  const [member, inner] = path;
  const keys = keysOf(files);
  const named = [...keys.map(({ arn }) => arn), ...keys.map(({ alias }) => alias).filter((alias) => alias !== "")];
  if (member === "principal") return principalsOf(files).map(principal);
  if (member === "action") return actionNames.map((name) => ({ name, kind: "action" }));
  if (member === "operation") return operations.map((name) => ({ name, kind: "operation" }));
  if (member === "resource" || (member === "input" && /KeyId$/u.test(String(inner))))
    return named.map((name) => ({ name, kind: "key" }));
  if (member === "context" && isAtPropertyKey)
    return conditionKeys.map(({ name }) => ({ name, kind: "condition-key" }));
  return [];
}

function namesInEnvironment(files: Files, path: JSONPath, isAtPropertyKey: boolean): readonly NameChoice[] {
  const last = path.findLast((step) => typeof step === "string") ?? "";
  if (isAtPropertyKey || !holdsPath.has(last)) return [];
  return documentsOf(files)
    .filter(({ kind }) => kind !== "request" && kind !== "environment")
    .map(({ file }) => ({ name: file, kind: "file" }));
}

const holdsPath = new Set([
  "policy",
  "grants",
  "document",
  "permissionsBoundary",
  "identityPolicies",
  "serviceControlPolicies",
  "resourceControlPolicies",
]);

const actionNames = actionGroups.flatMap(({ actions }) => actions.map(({ action }) => action)).sort();
const actionPatterns = [
  "kms:*",
  "kms:Decrypt*",
  "kms:Describe*",
  "kms:Encrypt*",
  "kms:GenerateDataKey*",
  "kms:Get*",
  "kms:List*",
  "kms:ReEncrypt*",
];
const services = [
  "cloudtrail",
  "delivery.logs",
  "s3",
  "sns",
  "sqs",
  "events",
  "lambda",
  "logs.us-east-1",
  "dynamodb",
  "rds",
].map((name) => `${name}.amazonaws.com`);

function iamPrincipals(files: Files): readonly string[] {
  return principalsOf(files).filter((name) => name.startsWith("arn:"));
}

function accountsOf(files: Files): readonly string[] {
  const ids = [...principalsOf(files), ...keysOf(files).map(({ arn }) => arn)].map(accountOf);
  return [...new Set(ids)].filter((id) => id !== "").map((id) => `arn:aws:iam::${id}:root`);
}

function principal(name: string): NameChoice {
  return { name, kind: "principal" };
}

function value(name: string): NameChoice {
  return { name, kind: "value" };
}
