/** The request decided and explained; a fault of the request is told at its place in the request's text. */

import type { ExplainAnswer, Explained, Project } from "../engine.protocol.ts";
import { openProject } from "./open-project.ts";
import { inRequest } from "./in-request.ts";

export async function explain(project: Project): Promise<ExplainAnswer> {
  const start = performance.now();
  const { authorizer, request } = await openProject(project);
  const checks = inRequest(project, (): readonly Explained[] =>
    "operation" in request
      ? authorizer.explainCall(request)
      : [{ ...authorizer.explain(request), action: request.action, resource: request.resource ?? "*" }],
  );
  return {
    kind: "explain",
    decision: checks.every(({ decision }) => decision === "Allow") ? "Allow" : "Deny",
    operation: "operation" in request ? request.operation : null,
    checks,
    milliseconds: performance.now() - start,
  };
}
