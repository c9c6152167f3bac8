/**
 * Amazon Resource Names: six colon-separated segments, the sixth holding whatever follows the fifth colon.
 * Source: IAM User Guide, reference_identifiers (facts E54, E61).
 */

export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Reads the segments of an ARN; null where the text has fewer than six or does not begin with `arn:`. */
export function parseArn(text: string): Arn | null {
  const segments = text.split(":");
  const [arn, partition, service, region, account, ...rest] = segments;
  if (arn !== "arn" || partition === undefined || service === undefined) return null;
  if (region === undefined || account === undefined || rest.length === 0) return null;
  return { partition, service, region, account, resource: rest.join(":") };
}

/** The account that an ARN belongs to; null for an ARN without one and for text that is none. */
export function accountOf(arn: string): string | null {
  const account = parseArn(arn)?.account ?? "";
  return account === "" ? null : account;
}

/** The segments put together again. */
export function textOfArn({ partition, service, region, account, resource }: Arn): string {
  return ["arn", partition, service, region, account, resource].join(":");
}
