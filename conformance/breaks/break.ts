/** An engine with one rule broken by hand: one line is changed, and the proofs must notice. */

export interface Break {
  /** What the broken engine believes. */
  readonly belief: string;
  readonly rule: string;
  readonly file: string;
  /** Text that stands once in the file, and what it becomes. */
  readonly from: string;
  readonly to: string;
}

export function broken(rule: string, belief: string, file: string, from: string, to: string): Break {
  return { rule, belief, file: `engine/${file}`, from, to };
}
