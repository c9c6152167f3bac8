/** The shapes of inputs and outputs by name. Source: schemas/kms/shapes.json. */

import type { OperationShapes, ShapeRecord } from "../../catalog/records.ts";
import { operationShapeTable, shapeTable } from "../../catalog/shapes.generated.ts";

/** Null for what is no operation of KMS. */
export function shapesOf(operation: string): OperationShapes | null {
  return Object.hasOwn(operationShapeTable, operation) ? (operationShapeTable[operation] ?? null) : null;
}

/** @throws for a name that no shape has: the table is complete. */
export function findShape(name: string): ShapeRecord {
  const shape = shapeTable[name];
  if (shape === undefined) throw new Error(`there is no shape \`${name}\``);
  return shape;
}
