/** Whether a value from outside (storage, a share link) is a workspace. Its texts may say anything: they are read later. */

import type { CaseDocument } from "../../engine/index.ts";
import type { Files, Workspace } from "./workspace.ts";

export function isWorkspace(value: unknown): value is Workspace {
  if (!isObject(value)) return false;
  const { title, description, files, cases } = value;
  return (
    typeof title === "string" &&
    typeof description === "string" &&
    isFiles(files) &&
    Array.isArray(cases) &&
    cases.every(isCase)
  );
}

export function isFiles(value: unknown): value is Files {
  return isObject(value) && Object.values(value).every((text) => typeof text === "string");
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** As far as the page shows one; the engine reads the rest. */
export function isCase(value: unknown): value is CaseDocument {
  if (!isObject(value) || !isObject(value["when"]) || !isObject(value["then"])) return false;
  const { principal, action, operation, resource = "" } = value["when"];
  const { decision, reason = "", layer = "" } = value["then"];
  const texts = [value["name"], principal, operation ?? action, resource, reason, layer];
  return texts.every((text) => typeof text === "string") && (decision === "Allow" || decision === "Deny");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
