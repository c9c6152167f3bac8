/** The errors that KMS answers with, and the texts they are known to carry. Source: schemas/kms/errors.json. */

import { errorTable } from "./errors.generated.ts";
import type { ErrorRecord } from "./records.ts";

export type KmsError = ErrorRecord;

export const errors: readonly KmsError[] = errorTable;

const byName: ReadonlyMap<string, KmsError> = new Map(errors.map((error) => [error.name, error]));

export function findError(name: string): KmsError | null {
  return byName.get(name) ?? null;
}
