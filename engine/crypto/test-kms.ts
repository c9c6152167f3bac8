/** For tests: KMS with an administrator, a user without any permission and one of another account. */

import type { EnvironmentDocument } from "../model/documents.ts";
import { createKms } from "./create-kms.ts";
import type { LocalKms } from "./client.ts";
import type { KmsAnswer, KmsCaller, KmsError, KmsOptions } from "./kms.ts";

export const account = "111122223333";
export const otherAccount = "444455556666";

export const admin: KmsCaller = { principal: `arn:aws:iam::${account}:role/Admin`, region: "us-east-1" };
export const nobody: KmsCaller = { principal: `arn:aws:iam::${account}:user/nobody`, region: "us-east-1" };
export const stranger: KmsCaller = { principal: `arn:aws:iam::${otherAccount}:role/Stranger`, region: "us-east-1" };

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*" }] } as const;

export const environment: EnvironmentDocument = {
  principals: {
    [admin.principal]: { identityPolicies: [everything] },
    [nobody.principal]: {},
    [stranger.principal]: { identityPolicies: [everything] },
  },
  keys: {},
};

export interface TestKms extends LocalKms {
  /** The output of a call that must succeed. */
  readonly done: (operation: string, input?: object, caller?: KmsCaller) => Promise<Output>;
  /** The error of a call that must not. */
  readonly failed: (operation: string, input?: object, caller?: KmsCaller) => Promise<KmsError>;
  /** The ARN of a new key. */
  readonly key: (input?: object, caller?: KmsCaller) => Promise<string>;
}

type Output = Readonly<Record<string, unknown>>;

export async function testKms(options: Partial<KmsOptions> = {}): Promise<TestKms> {
  const faults: unknown[] = [];
  return testing(await createKms({ environment, fault: (fault) => void faults.push(fault), ...options }), faults);
}

/** A fault of ours fails the test that met it. */
export function testing(kms: LocalKms, faults: readonly unknown[]): TestKms {
  const done = async (operation: string, input: object = {}, caller: KmsCaller = admin): Promise<Output> => {
    const answer: KmsAnswer = await kms.call(operation, input, caller);
    if (faults.length > 0) throw faults[0];
    if ("error" in answer) throw new Error(`${operation}: ${answer.error.code}: ${answer.error.message}`);
    return answer.output;
  };
  return {
    ...kms,
    done,
    failed: async (operation, input = {}, caller = admin) => {
      const answer = await kms.call(operation, input, caller);
      if (faults.length > 0) throw faults[0];
      if ("output" in answer) throw new Error(`${operation} succeeded`);
      return answer.error;
    },
    key: async (input = {}, caller = admin) => {
      const { KeyMetadata } = await done("CreateKey", input, caller);
      return (KeyMetadata as { readonly Arn: string }).Arn;
    },
  };
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
