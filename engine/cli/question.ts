/** What `decide`, `explain` and `translate` begin with: an environment and a request. */

import type { Environment } from "../model/environment.ts";
import { type Asked, openRequest, requestOfCase } from "./asked.ts";
import { both, refuse, warn } from "./diagnostics.ts";
import { openEnvironment } from "./environment.ts";
import type { Io } from "./io.ts";
import type { RequestOptions } from "./request-options.ts";
import { slipsOf } from "./slips.ts";

export interface Question {
  readonly environment: Environment;
  readonly asked: Asked;
}

/** @throws InvalidInput with the faults of both. */
export async function openQuestion(name: string, options: RequestOptions, io: Io): Promise<Question> {
  if (name === "-" && options.request === "-")
    refuse("-", "standard input can be read once: as ENVIRONMENT or as REQUEST");
  const [{ environment, scenario }, opened] = await both(openEnvironment(name, io), openRequest(options, io));
  const asked = opened ?? requestOfCase(options.case, scenario);
  for (const { message } of slipsOf(asked.request, environment, true)) warn(message, io);
  return { environment, asked };
}
