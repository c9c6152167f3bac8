/**
 * A rule that AWS leaves undocumented (facts marked U): how the engine reads it, and the other ways in which it may be
 * meant. A decision rests on the rule when one of these would decide otherwise.
 */

import type { RequestContext } from "../../expression/attribute.ts";
import type { Note } from "../../model/decision.ts";
import type { Program } from "../../translate/program.ts";

export interface UndocumentedRule extends Note {
  /** The flow under each other reading; empty where the rule has no bearing on the situation. */
  readonly otherwise: (program: Program) => readonly Program[];
  /** Whether the request is one that the rule speaks of; when absent, every one is. */
  readonly concerns?: (context: RequestContext) => boolean;
}
