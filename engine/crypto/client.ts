/** KMS as one caller sees it: a method an operation, under the SDK's names and with its shapes. */

import type { KmsOperations } from "../catalog/api.generated.ts";
import { operations } from "../catalog/operations.ts";
import type { Kms, KmsCaller } from "./kms.ts";
import { KmsException } from "./kms-exception.ts";

/** `encrypt({ KeyId, Plaintext })` and the other operations. Each throws a KmsException. */
export type KmsClient = {
  readonly [Method in keyof KmsOperations]: (
    ...input: Given<KmsOperations[Method]["input"]>
  ) => Promise<KmsOperations[Method]["output"]>;
};

/** KMS in this process. */
export interface LocalKms extends Kms {
  /** The operations as methods, for one caller: `kms.as(caller).encrypt({ KeyId, Plaintext })`. They throw a KmsException. */
  readonly as: (caller: KmsCaller) => KmsClient;
}

/** An input without required members may be left out. */
type Given<Input> = Partial<Input> extends Input ? readonly [input?: Input] : readonly [input: Input];

export function clientOf({ call }: Pick<Kms, "call">, caller: KmsCaller): KmsClient {
  const methods = operations.map(({ name }) => {
    const method = async (input: unknown = {}): Promise<unknown> => {
      const answer = await call(name, input, caller);
      if ("error" in answer) throw new KmsException(answer.error);
      return answer.output;
    };
    return [name.charAt(0).toLowerCase() + name.slice(1), method] as const;
  });
  return Object.fromEntries(methods) as unknown as KmsClient;
}
