/** The shapes as TypeScript types, so that a call in process is checked like one of the SDK. */

import type { OperationShapes, ShapeRecord } from "../records.ts";

type Shapes = Readonly<Record<string, ShapeRecord>>;

/** Interfaces for the structures, and one that has the input and output of every operation under the SDK's method name. */
export function apiTypes(operations: Readonly<Record<string, OperationShapes>>, shapes: Shapes): string {
  const interfaces = Object.entries(shapes).flatMap(([name, shape]) =>
    shape.type === "structure" ? [`export interface ${name} ${members(shape, shapes)}`] : [],
  );
  const methods = Object.entries(operations).map(([name, { input, output }]) => {
    const method = name.charAt(0).toLowerCase() + name.slice(1);
    return `readonly ${method}: { readonly input: ${input}; readonly output: ${output ?? "Nothing"} };`;
  });
  return [
    "/** Generated from schemas/kms/shapes.json by `npm run generate`; change it there. */",
    "/** What an operation without an output answers. */\nexport type Nothing = Readonly<Record<string, never>>;",
    ...interfaces,
    `export interface KmsOperations { ${methods.join("\n")} }`,
  ].join("\n\n");
}

function members(shape: ShapeRecord & { readonly type: "structure" }, shapes: Shapes): string {
  const lines = Object.entries(shape.members).map(([member, name]) => {
    const required = shape.required?.includes(member) === true;
    return `readonly ${member}${required ? "" : "?"}: ${typeOf(name, shapes)}${required ? "" : " | undefined"};`;
  });
  return `{ ${lines.join("\n")} }`;
}

function typeOf(name: string, shapes: Shapes): string {
  const shape = shapes[name];
  switch (shape?.type) {
    case "structure":
      return name;
    case "list":
      return `readonly (${typeOf(shape.member, shapes)})[]`;
    case "map":
      return `Readonly<Record<string, ${typeOf(shape.value, shapes)}>>`;
    case "blob":
      return "Uint8Array";
    case "timestamp":
      return "Date";
    case "integer":
      return "number";
    case "boolean":
      return "boolean";
    case "string":
      return shape.enum?.map((value) => JSON.stringify(value)).join(" | ") ?? "string";
    case undefined:
      throw new Error(`there is no shape \`${name}\``);
  }
}
