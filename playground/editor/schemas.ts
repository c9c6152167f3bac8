/** Which JSON Schema describes which file: the project's own for environment and request, the grammar of a policy for the rest. */

import { jsonDefaults } from "monaco-editor/languages/features/json/register";
import { effect } from "@preact/signals";
import environment from "../../schemas/environment.json" with { type: "json" };
import request from "../../schemas/request.json" with { type: "json" };
import { documents } from "../session/session.ts";
import type { DocumentKind } from "../state/documents.ts";
import { policySchema } from "./policy-schema.ts";

const grants = { type: "array", items: { $ref: `${environment.$id}#/definitions/grant` } } as const;

export function followSchemas(): void {
  let known = "";
  effect(() => {
    const list = documents.value;
    const key = JSON.stringify(list.map(({ file, kind }) => [file, kind]));
    if (key === known) return;
    known = key;
    const matching = (wanted: (kind: DocumentKind) => boolean): string[] =>
      list.filter(({ kind }) => wanted(kind)).map(({ file }) => `file:///${file}`);
    jsonDefaults.setDiagnosticsOptions({
      // The engine reads by the same schemas, and tells more: its diagnostics are the squiggles.
      validate: false,
      enableSchemaRequest: false,
      schemas: [
        { uri: environment.$id, fileMatch: matching((kind) => kind === "environment"), schema: environment },
        { uri: request.$id, fileMatch: matching((kind) => kind === "request"), schema: request },
        { uri: "kms-cedar:grants", fileMatch: matching((kind) => kind === "grants"), schema: grants },
        {
          uri: "kms-cedar:resource-policy",
          fileMatch: matching((kind) => resourcePolicies.includes(kind)),
          schema: policySchema(true),
        },
        {
          uri: "kms-cedar:identity-policy",
          fileMatch: matching((kind) => identityPolicies.includes(kind)),
          schema: policySchema(false),
        },
      ],
    });
  });
}

const resourcePolicies: readonly DocumentKind[] = ["key-policy", "resource-control-policy", "vpc-endpoint-policy"];
const identityPolicies: readonly DocumentKind[] = [
  "identity-policy",
  "permissions-boundary",
  "session-policy",
  "service-control-policy",
  "unused",
];
