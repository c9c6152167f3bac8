/** The command that explains a decision, as a user may type it after another command. */

import type { RequestOptions } from "./request-options.ts";

/** For the same environment and request. */
export function explainCommandText(environment: string, options: RequestOptions): string {
  const { request, principal, action, resource, operation, via, input, context = [] } = options;
  const given = Object.entries({ request, case: options.case, principal, action, resource, operation, via, input });
  const parts = given.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, shellText(value)]));
  const keys = context.flatMap((pair) => ["--context", shellText(pair)]);
  return ["kms-cedar explain", shellText(environment), ...parts, ...keys].join(" ");
}

/** As a POSIX shell reads it. */
export function shellText(text: string): string {
  return /^[\w./:@=-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
