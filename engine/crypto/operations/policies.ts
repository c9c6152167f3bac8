/** GetKeyPolicy, PutKeyPolicy and ListKeyPolicies. A key has one policy, and it is called default. Source: KMS API reference. */

import type { Operation } from "../call.ts";
import { refuse, type Refusal } from "../errors.ts";
import { text } from "../input.ts";
import type { Input } from "../call.ts";
import { lockout, readKeyPolicy } from "../policy-check.ts";
import { documentOf } from "../store/key-record.ts";
import { subject } from "./subject.ts";

export const getKeyPolicy: Operation = (call) => {
  const key = subject(call);
  const unknown = otherName(call.input);
  if (unknown !== null || key.policyText === null)
    return unknown ?? refuse("NotFoundException", "No such policy exists");
  return () => ({ output: { Policy: key.policyText, PolicyName: "default" } });
};

export const putKeyPolicy: Operation = async (call) => {
  const { input, store, caller } = call;
  const key = subject(call);
  const unknown = otherName(input);
  if (unknown !== null) return unknown;
  const policy = readKeyPolicy(text(input, "Policy") ?? "", {
    environment: store.environment(),
    caller: caller.principal,
  });
  if ("error" in policy) return policy;
  const locked = await lockout(call, key.arn, { ...documentOf(key), policy: policy.document });
  if (locked !== null) return locked;
  return () => {
    key.policy = policy.document;
    key.policyText = policy.text;
    store.save(key);
    return { output: {} };
  };
};

/** There is one page, whatever the marker. */
export const listKeyPolicies: Operation = () => () => ({ output: { PolicyNames: ["default"], Truncated: false } });

function otherName(input: Input): Refusal | null {
  return (text(input, "PolicyName") ?? "default") === "default"
    ? null
    : refuse("NotFoundException", "No such policy exists");
}
