/** Every operation that is provided, by name. What is not in it answers UnsupportedOperationException, once allowed. */

import type { OperationName } from "../../catalog/operations.ts";
import type { Operation } from "../call.ts";
import { decrypt, encrypt, reEncrypt } from "./encryption.ts";
import { createKey, describeKey, listKeys, updateKeyDescription } from "./keys.ts";

export const operations: Readonly<Partial<Record<OperationName, Operation>>> = {
  CreateKey: createKey,
  Decrypt: decrypt,
  DescribeKey: describeKey,
  Encrypt: encrypt,
  ListKeys: listKeys,
  ReEncrypt: reEncrypt,
  UpdateKeyDescription: updateKeyDescription,
};
