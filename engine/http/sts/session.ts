/** What a session carries, as a request to STS gives it: policies, tags, duration. Source: AWS STS API reference. */

import type { SessionDocument } from "../../model/request.ts";
import { readSessionPolicies } from "../../read/request.ts";
import { type StsError, stsError } from "./answer.ts";
import type { Parameters } from "./parameters.ts";

export interface SessionAsked {
  readonly policies: readonly unknown[];
  readonly tags: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly duration: number;
}

export interface Durations {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

export function readSession(parameters: Parameters, durations: Durations): SessionAsked | { readonly error: StsError } {
  const policies = readPolicies(parameters);
  if ("error" in policies) return policies;
  const tags = readTags(parameters.tags("Tags"));
  if ("error" in tags) return tags;
  const duration = Number(parameters.text("DurationSeconds") ?? durations.usual);
  if (!Number.isInteger(duration) || duration < durations.least || duration > durations.most) {
    const { least, most } = durations;
    return stsError(
      "ValidationError",
      `'durationSeconds' must be a whole number between ${String(least)} and ${String(most)}`,
    );
  }
  return { policies: policies.documents, tags: tags.read, duration };
}

function readPolicies(
  parameters: Parameters,
): { readonly documents: readonly unknown[] } | { readonly error: StsError } {
  if (parameters.names.includes("PolicyArns")) {
    return stsError("ValidationError", "'policyArns' are not supported: an environment has no managed policies by ARN");
  }
  const text = parameters.text("Policy");
  if (text === null) return { documents: [] };
  if (text.length > 2048) {
    return stsError(
      "ValidationError",
      "'policy' failed to satisfy constraint: Member must have length less than or equal to 2048",
    );
  }
  try {
    const documents = [JSON.parse(text) as unknown];
    const read = readSessionPolicies(documents);
    return read.ok ? { documents } : stsError("MalformedPolicyDocument", read.diagnostics[0]?.message ?? "");
  } catch {
    return stsError("MalformedPolicyDocument", "This policy contains invalid Json");
  }
}

function readTags(
  given: readonly (readonly [string, string])[],
): { readonly read: Readonly<Record<string, string>> } | { readonly error: StsError } {
  const names = given.map(([name]) => name.toLowerCase());
  if (given.length > 50)
    return stsError(
      "ValidationError",
      "'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
    );
  if (new Set(names).size !== names.length)
    return stsError("ValidationError", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  const fits = given.every(([name, value]) => name !== "" && name.length <= 128 && value.length <= 256);
  if (!fits) return stsError("ValidationError", "tag keys have 1 to 128 characters, tag values at most 256");
  return { read: Object.fromEntries(given) };
}

/** As a request to the engine carries it; members without content are left out. */
export function sessionDocument(
  { policies, tags }: Pick<SessionAsked, "policies" | "tags">,
  federatedBy?: string,
): SessionDocument {
  return {
    ...(policies.length > 0 && { policies }),
    ...(Object.keys(tags).length > 0 && { tags }),
    ...(federatedBy !== undefined && { federatedBy }),
  };
}
