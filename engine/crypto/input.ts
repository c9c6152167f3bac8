/** Members of an input that `readInput` has checked. */

import { isRecord } from "../context/input.ts";
import type { Input } from "./call.ts";

export function text(input: Input, member: string): string | null {
  const value = input[member];
  return typeof value === "string" ? value : null;
}

export function number(input: Input, member: string): number | null {
  const value = input[member];
  return typeof value === "number" ? value : null;
}

/** Empty where the member is absent: the shapes require those that must be there. */
export function blob(input: Input, member: string): Uint8Array {
  const value = input[member];
  return value instanceof Uint8Array ? value : new Uint8Array();
}

export function date(input: Input, member: string): Date | null {
  const value = input[member];
  return value instanceof Date ? value : null;
}

export function texts(input: Input, member: string): readonly string[] {
  const value = input[member];
  return Array.isArray(value) ? value.filter((item: unknown) => typeof item === "string") : [];
}

/** A map of texts; empty where the member is absent. */
export function textMap(input: Input, member: string): Readonly<Record<string, string>> {
  const value = input[member];
  return isRecord(value) ? (value as Readonly<Record<string, string>>) : {};
}
