/**
 * What a template says about its references. Pseudo parameters and the resources of the template have stand-ins of the
 * right form; parameters, imports and what only a deployment knows are symbolic.
 * Source: CloudFormation User Guide, pseudo parameter reference; return values of Ref and Fn::GetAtt.
 */

import { type Element, memberOf, textOf } from "../../../read/element.ts";
import { symbolic } from "../../symbolic.ts";

/** The account of a template, which no template names. */
export const standInAccount = "123456789012";
const region = "us-east-1";

const pseudo: Readonly<Record<string, string>> = {
  "AWS::AccountId": standInAccount,
  "AWS::Partition": "aws",
  "AWS::Region": region,
  "AWS::URLSuffix": "amazonaws.com",
};

export interface Template {
  readonly ref: (name: string) => string;
  readonly attribute: (resource: string, attribute: string) => string;
}

export function templateOf(document: Element): Template {
  const resources = memberOf(document, "Resources");
  const typeOf = (name: string): string => textOf(memberOf(memberOf(resources, name), "Type")) ?? "";
  const property = (name: string, member: string): string | null =>
    textOf(memberOf(memberOf(memberOf(resources, name), "Properties"), member));
  return {
    ref: (name) => {
      const known = pseudo[name];
      if (known !== undefined) return known;
      if (/^AWS::KMS::(?:Key|ReplicaKey)$/u.test(typeOf(name))) return keyId(name);
      const entity = entities.find(({ type }) => type === typeOf(name));
      return entity === undefined ? symbolic(name) : (property(name, entity.nameMember) ?? name);
    },
    attribute: (name, attribute) => {
      if (attribute !== "Arn") return symbolic(`${name}.${attribute}`);
      if (/^AWS::KMS::(?:Key|ReplicaKey)$/u.test(typeOf(name))) return keyArn(name);
      const entity = entities.find(({ type }) => type === typeOf(name));
      if (entity === undefined) return symbolic(`${name}.${attribute}`);
      const path = property(name, "Path") ?? "/";
      return `arn:aws:iam::${standInAccount}:${entity.kind}${path}${property(name, entity.nameMember) ?? name}`;
    },
  };
}

const entities = [
  { type: "AWS::IAM::Role", kind: "role", nameMember: "RoleName" },
  { type: "AWS::IAM::User", kind: "user", nameMember: "UserName" },
] as const;

/** The stand-in ARN of a key of the template. */
export function keyArn(name: string): string {
  return `arn:aws:kms:${region}:${standInAccount}:key/${keyId(name)}`;
}

function keyId(name: string): string {
  return name;
}
