/** Cedar text, policy by policy, each under the id that names layer and statement. */

export interface CedarBlock {
  /** Without the quotation marks; empty for text before the first policy. */
  readonly id: string;
  readonly text: string;
}

export function blocksOf(policies: string): readonly CedarBlock[] {
  return policies.split(/^(?=@id\()/mu).flatMap((text) => {
    const id = /^@id\("((?:[^"\\]|\\.)*)"\)/u.exec(text)?.[1] ?? "";
    return text.trim() === "" ? [] : [{ id, text: text.trim() }];
  });
}

/** Whether a policy says what a statement says: `allow/key-policy/0/0/1/role` is that of `key-policy/0/0/1`. */
export function isOf(block: CedarBlock, statement: string): boolean {
  const name = block.id.slice(block.id.indexOf("/") + 1);
  return name === statement || name.startsWith(`${statement}/`);
}
