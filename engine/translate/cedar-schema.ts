/** The Cedar schema of a compiled set: the caller, the resource, the actions and the context attributes that it reads. */

import type { Attribute } from "../expression/attribute.ts";
import { cedarString } from "../expression/cedar-text.ts";

const hierarchy = `namespace AWS {
  entity Account, UniqueId, Service;
  entity Role, User in [Account, UniqueId];
  entity RootUser in [Account];
  entity RoleSession in [Account, Role, UniqueId];
  entity FederatedUser in [Account, User, UniqueId];
}
`;

export interface SchemaScope {
  /** Cedar type of the caller, e.g. `AWS::User`. */
  readonly principal: string;
  /** Cedar type of the resource, e.g. `KMS::Key`. */
  readonly resource: string;
  /** Bare names of the actions that apply. */
  readonly actions: readonly string[];
  /** Bare names of actions that policies may mention without being asked. */
  readonly others: readonly string[];
}

/** The schema of a set that says everything in Cedar: callers stand below the names they answer to. */
export function cedarSchema(scope: SchemaScope, reads: readonly Attribute[]): string {
  return `${hierarchy}
namespace KMS {
  entity Key, Alias in [AWS::Account] { arn: String };
  entity Service { arn: String };
${actionDeclarations(scope, reads)}
}
`;
}

/** The schema of a folded set, which asks nothing of entities. */
export function foldedSchema(scope: Omit<SchemaScope, "others">, reads: readonly Attribute[]): string {
  const bare = (type: string): string => type.split("::")[1] ?? type;
  return `namespace AWS { entity ${bare(scope.principal)}; }
namespace KMS {
  entity ${bare(scope.resource)};
${actionDeclarations({ ...scope, others: [] }, reads)}
}
`;
}

function actionDeclarations(
  { principal, resource, actions, others }: SchemaScope,
  reads: readonly Attribute[],
): string {
  const members = reads.map(({ name, type, required }) => `    ${cedarString(name)}${required ? "" : "?"}: ${type},`);
  return `  type Context = {
${members.join("\n")}
  };
  action ${actions.map(cedarString).join(", ")} appliesTo {
    principal: [${principal}],
    resource: [${resource}],
    context: Context,
  };${others.length === 0 ? "" : `\n  action ${others.map(cedarString).join(", ")};`}`;
}
