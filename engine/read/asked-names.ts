/** What is said of an action or operation that KMS does not have, with what was likely meant. */

import { findOperation, operations } from "../catalog/operations.ts";
import { findPermission, permissions } from "../catalog/permissions.ts";
import { didYouMean } from "./nearest-name.ts";

export function unknownAction(written: string): string {
  const said = `\`${written}\` is no action of AWS KMS`;
  const full = written.includes(":") ? written : `kms:${written}`;
  const operation = findOperation(full.slice("kms:".length));
  if (findPermission(full) !== null || operation === null) {
    const actions = permissions.map(({ action }) => action);
    return said + didYouMean(full, actions);
  }
  const needed = operation.permissions.map(({ action }) => `\`${action}\``).join("/");
  return `${said}: ${operation.name} is an operation: use \`operation\`, or ${needed}`;
}

export function unknownOperation(written: string): string {
  const said = `\`${written}\` is no operation of AWS KMS`;
  const bare = written.replace(/^kms:/iu, "");
  const permission = findPermission(`kms:${bare}`);
  const [need, ...others] = operations.flatMap(({ name, permissions: needed }) =>
    needed.filter(({ action }) => action === permission?.action).map(({ action }) => ({ name, action })),
  );
  if (need === undefined || need.action === `kms:${need.name}` || others.length > 0) {
    const names = operations.map(({ name }) => name);
    return said + didYouMean(bare, names);
  }
  return `${said}: ${bare} is a permission of \`${need.name}\`: use that operation, or \`action\` with \`${need.action}\``;
}
