/** Source records → table rows: defaults filled in, permissions gathered from the operations that need them. */

import type {
  ConditionKeyRecord,
  GrantOperationRecord,
  OperationRecord,
  PermissionRecord,
  StateResult,
} from "../records.ts";
import {
  type ConditionKeySource,
  conditionKeyGroup,
  keyTypesOf,
  type LonePermissionSource,
  type OperationSource,
  type Sources,
} from "./source.ts";

export function operationRows(sources: Sources): readonly OperationRecord[] {
  return sources.operations.map((operation) => ({
    name: operation.name,
    permissions: operation.permissions.map((leg) => ({ ...leg, iamOnly: leg.iamOnly ?? false })),
    accessLevels: operation.accessLevels,
    crossAccount: operation.crossAccount,
    crossAccountIdentifiers: operation.crossAccountIdentifiers ?? [],
    iamOnly: operation.iamOnly,
    grantOperations: operation.grantOperations,
    cryptographic: operation.cryptographic,
    keyTypes: keyTypesOf(operation.keyTypes, sources),
    keyUsage: operation.keyUsage ?? null,
    parameters: operation.parameters,
    errors: operation.errors,
  }));
}

/**
 * A permission has the properties of the operation of its name; the two of ReEncrypt have those of ReEncrypt. Members
 * `...group` of `conditionKeys` stand for the names in the group.
 */
export function permissionRows(sources: Sources): readonly PermissionRecord[] {
  const legs = sources.operations.flatMap(({ permissions }) => permissions);
  const asked = [...new Set(legs.map(({ action }) => action))].map((action) => {
    const home = homeOf(action, sources.operations);
    const resources = new Set(legs.filter((leg) => leg.action === action).map(({ on }) => on));
    return permissionRow(action, [...resources], home);
  });
  const lone = sources.permissionsWithoutOperation.map((permission) =>
    permissionRow(permission.action, [permission.on], permission),
  );
  return [...asked, ...lone].sort((a, b) => (a.action < b.action ? -1 : 1));
}

function permissionRow(
  action: string,
  resources: PermissionRecord["resources"],
  home: LonePermissionSource | OperationSource,
): PermissionRecord {
  const name = action.slice("kms:".length);
  const operation = "name" in home ? home : null;
  return {
    action,
    name,
    accessLevels: home.accessLevels,
    resources,
    crossAccount: operation?.crossAccount ?? false,
    iamOnly: operation?.iamOnly ?? false,
    grantOperation: operation?.grantOperations.includes(name) ?? false,
    cryptographic: operation?.cryptographic ?? false,
    conditionKeys: [...home.conditionKeyGroups.map((group) => `...${group}`), ...home.conditionKeys],
  };
}

function homeOf(action: string, operations: readonly OperationSource[]): OperationSource {
  const home =
    operations.find(({ name }) => `kms:${name}` === action) ??
    operations.find(({ permissions }) => permissions.some((leg) => leg.action === action));
  if (home === undefined) throw new Error(`no operation asks ${action}`);
  return home;
}

/** The names behind `...group` members. */
export function expandGroups(conditionKeys: readonly string[], sources: Sources): readonly string[] {
  return conditionKeys.flatMap((name) => (name.startsWith("...") ? conditionKeyGroup(sources, name.slice(3)) : [name]));
}

export function conditionKeyRow(key: ConditionKeySource): ConditionKeyRecord {
  return {
    name: key.name,
    prefix: key.prefix ?? false,
    type: key.type,
    alternativeType: key.alternativeType ?? null,
    multi: key.multi,
    scope: key.scope,
    presence: key.presence,
    input: key.input === undefined ? null : { member: key.input.member, default: key.input.default ?? null },
    values: key.values ?? null,
    identityPoliciesOnly: key.identityPoliciesOnly ?? false,
  };
}

export function grantOperationRows(sources: Sources): readonly GrantOperationRecord[] {
  return sources.grantOperations.map(({ name, keyTypes, ignoresConstraints }) => ({
    name,
    keyTypes: keyTypesOf(keyTypes, sources),
    ignoresConstraints: ignoresConstraints ?? [],
  }));
}

/** How each operation on a key fares in each state; operations without a key are left out. */
export function stateRows({ operations }: Sources): Readonly<Record<string, Readonly<Record<string, StateResult>>>> {
  return Object.fromEntries(
    operations.flatMap(({ name, keyStates }) => (keyStates === undefined ? [] : [[name, fillStates(keyStates)]])),
  );
}

function fillStates(states: NonNullable<OperationSource["keyStates"]>): Readonly<Record<string, StateResult>> {
  return Object.fromEntries(
    Object.entries(states).map(([state, { result, errors, failsWhen }]) => [
      state,
      { result, errors: errors ?? [], failsWhen: failsWhen ?? null },
    ]),
  );
}
