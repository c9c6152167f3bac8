/** Whether a value from outside (storage, a share link) is a workspace. Its texts may say anything: they are read later. */

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

function isCase(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { name, when, then } = value;
  const decision = isObject(then) ? then["decision"] : null;
  return typeof name === "string" && isObject(when) && (decision === "Allow" || decision === "Deny");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
