/**
 * What a template says about its references. Pseudo parameters and the resources of the template have stand-ins of the
 * right form; parameters, imports and what only a deployment knows are symbolic.
 * Source: CloudFormation User Guide, pseudo parameter reference; return values of Ref and Fn::GetAtt.
 */

import { parseArn } from "../../../model/arn.ts";
import { type Element, memberOf, membersOf, textOf } from "../../../read/element.ts";
import { symbolic } from "../../symbolic.ts";

/** The account of a template that names none. */
const standInAccount = "123456789012";
const region = "us-east-1";

const pseudo: Readonly<Record<string, string>> = {
  "AWS::Partition": "aws",
  "AWS::Region": region,
  "AWS::URLSuffix": "amazonaws.com",
};

export interface Template {
  /** The account that it is for. */
  readonly account: string;
  /** Whether `account` may be taken for it: not where the key policies name several, and none as the template's own. */
  readonly isAccountKnown: boolean;
  /** The ARN of a key of the template. */
  readonly keyArn: (name: string) => string;
  /** A text with the account that stands in for the template's own as a reader knows it. */
  readonly shown: (text: string) => string;
  readonly ref: (name: string) => string;
  /** The value of a parameter; null where it is not known. */
  readonly given: (name: string) => string | readonly string[] | null;
  readonly attribute: (resource: string, attribute: string) => string;
  /** A value of a mapping; null where it has none. */
  readonly mapped: (map: string, top: string, second: string) => unknown;
}

/** Where the template names no account, it is for the caller's, if one is given. */
export function templateOf(document: Element, caller: string | null): Template {
  const resources = memberOf(document, "Resources");
  const typeOf = (name: string): string => textOf(memberOf(memberOf(resources, name), "Type")) ?? "";
  const property = (name: string, member: string): string | null =>
    textOf(memberOf(memberOf(memberOf(resources, name), "Properties"), member));
  const named = accountsNamedIn(resources);
  const [account = parseArn(caller ?? "")?.account ?? standInAccount] = named;
  const keyArn = (name: string): string => `arn:aws:kms:${region}:${account}:key/${name}`;
  return {
    account,
    isAccountKnown: named.length <= 1,
    keyArn,
    shown: (text) => (account !== standInAccount ? text : text.replaceAll(account, "${AWS::AccountId}")),
    given: () => null,
    mapped: (map, top, second) =>
      memberOf(memberOf(memberOf(memberOf(document, "Mappings"), map), top), second)?.value ?? null,
    ref: (name) => {
      const known = name === "AWS::AccountId" ? account : pseudo[name];
      if (known !== undefined) return known;
      if (keyTypes.test(typeOf(name))) return name;
      if (typeOf(name) === "AWS::KMS::Alias") return property(name, "AliasName") ?? `alias/${symbolic(name)}`;
      const entity = entities.find(({ type }) => type === typeOf(name));
      return entity === undefined ? symbolic(name) : (property(name, entity.nameMember) ?? name);
    },
    attribute: (name, attribute) => {
      if (attribute !== "Arn") return symbolic(`${name}.${attribute}`);
      if (keyTypes.test(typeOf(name))) return keyArn(name);
      const entity = entities.find(({ type }) => type === typeOf(name));
      if (entity === undefined) return symbolic(`${name}.${attribute}`);
      const path = property(name, "Path") ?? "/";
      return `arn:aws:iam::${account}:${entity.kind}${path}${property(name, entity.nameMember) ?? name}`;
    },
  };
}

const keyTypes = /^AWS::KMS::(?:Key|ReplicaKey)$/u;

const entities = [
  { type: "AWS::IAM::Role", kind: "role", nameMember: "RoleName" },
  { type: "AWS::IAM::User", kind: "user", nameMember: "UserName" },
] as const;

/** The accounts that key policies name by number; none where they speak of the template's own as `AWS::AccountId`. */
function accountsNamedIn(resources: Element | null): readonly string[] {
  const policies = resources === null ? [] : membersOf(resources).filter(isKey);
  const text = JSON.stringify(policies.map((key) => memberOf(memberOf(key, "Properties"), "KeyPolicy")?.value));
  if (text.includes("AWS::AccountId")) return [];
  return [...new Set([...text.matchAll(/(?:\biam::|")(\d{12})(?=[:"])/gu)].map(([, account = ""]) => account))];
}

function isKey(resource: Element): boolean {
  return keyTypes.test(textOf(memberOf(resource, "Type")) ?? "");
}
