/** One step of advice: what allows a request by itself, in parts where several documents must change together. */

export interface Step {
  /** All of them are needed. */
  readonly parts: readonly string[];
  /** What stands before several parts, where `both` is not the word. */
  readonly lead?: string;
}

export function alone(texts: readonly string[]): readonly Step[] {
  return texts.map((text) => ({ parts: [text] }));
}

/** The step, and what is needed beside it. */
export function besides(step: Step, more: readonly string[]): Step {
  return more.length === 0 ? step : { ...step, parts: [...step.parts, ...more] };
}

export function stepText({ parts, lead }: Step): string {
  const [only = "", ...others] = parts;
  if (others.length === 0) return only;
  const start = lead ?? (parts.length === 2 ? "both" : "all of these");
  return `${start}: ${parts.slice(0, -1).join("; ")}; and ${parts.at(-1) ?? ""}`;
}
