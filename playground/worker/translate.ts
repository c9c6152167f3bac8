/** The request as Cedar, one policy set a permission. */

import type { Request } from "../../engine/index.ts";
import type { Project, TranslateAnswer } from "../engine.protocol.ts";
import { inRequest } from "./in-request.ts";
import { openProject } from "./open-project.ts";

export async function translate(project: Project): Promise<TranslateAnswer> {
  const { authorizer, request } = await openProject(project);
  const checks = inRequest(project, () => {
    if (!("operation" in request)) return [{ ...authorizer.translate(request), action: request.action }];
    const { operation: _operation, ...rest } = request;
    return authorizer.authorizeCall(request).checks.map(({ action, resource }) => {
      const one: Request = { ...rest, action, ...(resource === "*" ? {} : { resource }) };
      return { ...authorizer.translate(one), action };
    });
  });
  return { kind: "translate", checks };
}
