/** Decimal numbers as text, compared exactly (E60): no rounding, whatever their length. */

export interface Decimal {
  /** The number times ten to the power of `scale`. */
  readonly units: bigint;
  readonly scale: number;
}

const form = /^[+-]?\d{1,1000}(?:\.(\d{1,1000}))?$/u;

/** Null for text that is no plain decimal number. */
export function parseDecimal(text: string): Decimal | null {
  const match = form.exec(text);
  if (match === null) return null;
  const [, fraction = ""] = match;
  return { units: BigInt(text.replace(".", "")), scale: fraction.length };
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = scaled(a, scale) - scaled(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The number as an integer that crosses JSON unchanged; null when it has a fraction or is too large. */
export function toSafeInteger(number: Decimal): number | null {
  const whole = floor(number);
  return whole === ceiling(number) && Math.abs(whole) < Number.MAX_SAFE_INTEGER ? whole : null;
}

/** The largest integer not above the number, held within what JSON carries exactly. */
export function floor({ units, scale }: Decimal): number {
  const divisor = 10n ** BigInt(scale);
  const quotient = units / divisor;
  return clamp(units % divisor < 0n ? quotient - 1n : quotient);
}

/** The smallest integer not below the number, held within what JSON carries exactly. */
export function ceiling(number: Decimal): number {
  return -floor({ units: -number.units, scale: number.scale }) + 0;
}

function scaled({ units, scale }: Decimal, to: number): bigint {
  return units * 10n ** BigInt(to - scale);
}

function clamp(value: bigint): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number(value), Number.MAX_SAFE_INTEGER));
}
