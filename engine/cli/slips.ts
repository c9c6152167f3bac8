/**
 * What a request may well have got wrong and the engine takes as it stands: a principal, grant or alias that the environment
 * lacks, a name that is nearly that of a condition key, a value that its key cannot hold. For a person to read; no decision
 * rests on it. A condition key that nobody knows is none of these: AWS adds keys.
 */

import { conditionKeys, findConditionKey } from "../catalog/condition-keys.ts";
import { operators } from "../conditions/list.ts";
import { findKey } from "../context/target.ts";
import { parseArn } from "../model/arn.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { CallDocument, RequestDocument } from "../model/documents.ts";
import type { Environment } from "../model/environment.ts";
import { absentPrincipal } from "../read/absent-principal.ts";
import { didYouMean, nearestName } from "../read/nearest-name.ts";

type Asked = RequestDocument | CallDocument;

/** `strangers`: whether a principal that is like none of the environment counts; scenarios have such on purpose. */
export function slipsOf(request: Asked, environment: Environment, strangers: boolean): readonly Diagnostic[] {
  const principal = absentPrincipal(request.principal, environment);
  const isTold = principal !== null && (strangers || principal.meant !== null);
  return [
    ...(isTold ? [slip("/principal", principal.message)] : []),
    ...absentGrants(request, environment),
    ...absentAliases(request, environment),
    ...twoKeys(request, environment),
    ...Object.entries(request.context ?? {}).flatMap(([key, value]) =>
      [...nearKeys(key), ...unfitValues(key, [value].flat().map(String))].map((message) =>
        slip(`/context/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, message),
      ),
    ),
  ];
}

function slip(pointer: string, message: string): Diagnostic {
  return { code: "likely-slip", message, file: null, line: null, column: null, pointer };
}

function absentGrants({ input }: Asked, { keys }: Environment): readonly Diagnostic[] {
  const id = input?.["GrantId"];
  const ids = [...keys.values()].flatMap(({ grants }) => grants.map((grant) => grant.id));
  if (typeof id !== "string" || ids.includes(id)) return [];
  return [slip("/input/GrantId", `the environment has no grant \`${id}\`${didYouMean(id, ids)}`)];
}

/** CreateAlias alone names an alias that is not there yet; what names a key by an alias that is not there is a fault. */
function absentAliases(request: Asked, { keys }: Environment): readonly Diagnostic[] {
  const [pointer, name, asked] =
    "operation" in request
      ? ["/input/AliasName", request.input?.["AliasName"], request.operation]
      : ["/resource", request.resource, request.action.replace("kms:", "")];
  if (typeof name !== "string" || !/^(?:DeleteAlias|UpdateAlias)$/u.test(asked)) return [];
  const written = /(?:^|:)(alias\/.*)$/u.exec(name)?.[1];
  const aliases = [...keys.values()].flatMap((key) => key.aliases);
  if (written === undefined || aliases.includes(written)) return [];
  return [slip(pointer, `the environment has no alias \`${written}\`${didYouMean(written, aliases)}`)];
}

/** The resource counts; the input's key would go unnoticed. */
function twoKeys(request: Asked, environment: Environment): readonly Diagnostic[] {
  const [resource, named] = "operation" in request ? [] : [request.resource, request.input?.["KeyId"]];
  if (resource === undefined || typeof named !== "string") return [];
  const account = parseArn(request.principal)?.account ?? null;
  const [one, other] = [resource, named].map((name) => findKey(name, environment, account, null));
  if (one === undefined || other === undefined || "problem" in one) return [];
  if (!("problem" in other) && one.arn === other.arn) return [];
  return [slip("/input/KeyId", `\`KeyId\` names another key than the resource, \`${resource}\`, which counts`)];
}

const globalKeys = conditionKeys.filter(({ name }) => name.startsWith("aws:"));

function nearKeys(written: string): readonly string[] {
  if (findConditionKey(written) !== null || !/^aws:/iu.test(written)) return [];
  const [name = "", ...suffix] = written.split("/");
  const meant = nearestName(
    suffix.length === 0 ? name : `${name}/`,
    globalKeys.filter(({ prefix }) => prefix === suffix.length > 0).map((key) => key.name),
  );
  if (meant === null) return [];
  return [`\`${written}\` is no condition key that is known; did you mean \`${meant}${suffix.join("/")}\`?`];
}

/** By the type of a key, the operator that tells what it can hold; any text does for the others. */
const tellers: Readonly<Record<string, readonly [keyof typeof operators, string] | undefined>> = {
  Bool: ["Bool", "`true` or `false`"],
  IPAddress: ["IpAddress", "an IP address"],
  Numeric: ["NumericEquals", "a number"],
  Date: ["DateEquals", "a date such as `2026-01-31T12:00:00Z`"],
};

function unfitValues(key: string, values: readonly string[]): readonly string[] {
  const found = findConditionKey(key);
  const teller = tellers[found?.record.type ?? ""];
  if (found === null || teller === undefined || found.record.alternativeType !== null) return [];
  const [operator, what] = teller;
  const fits = (value: string): boolean => operators[operator].comparison.parse([{ literal: value }]) !== null;
  return values
    .filter((value) => !fits(value))
    .map((value) => `\`${found.name}\` holds ${what}, which \`${value}\` is not`);
}
