/** CloudFormation's short forms in YAML: `!Ref x` is `{"Ref": x}`, `!Sub x` is `{"Fn::Sub": x}`. */

import type { TagMember } from "../../../read/yaml-value.ts";

const functions = [
  "And",
  "Base64",
  "Cidr",
  "Equals",
  "FindInMap",
  "GetAtt",
  "GetAZs",
  "If",
  "ImportValue",
  "Join",
  "Length",
  "Not",
  "Or",
  "Select",
  "Split",
  "Sub",
  "ToJsonString",
  "Transform",
];

export const intrinsicOf: TagMember = (tag) => {
  const name = tag.slice(1);
  if (name === "Ref" || name === "Condition") return name;
  return functions.includes(name) ? `Fn::${name}` : null;
};
