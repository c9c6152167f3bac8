/**
 * The diagnostic codes of reading, each with its meaning. A code, once published, keeps its meaning.
 * `codes.test.ts` shows every one of them at its place.
 */

export const diagnosticCodes = {
  // Text
  "syntax-error": "the text is not JSON or YAML",
  "duplicate-member": "an object has two members of one name",
  "nested-too-deeply": "more than 64 levels of objects and lists",
  "too-many-aliases": "YAML aliases that expand beyond measure",
  "unknown-anchor": "a YAML alias without its anchor",
  "custom-tag": "a YAML tag, e.g. a CloudFormation function, which has no value of its own",
  "unusable-name": "a YAML member whose name is no text",
  "not-a-number": "a number that JSON does not have (YAML's .nan and .inf, NaN, Infinity)",
  "several-documents": "more than one YAML document in a file",
  "unreadable-file": "a path that cannot be followed or read",
  // Shape
  "wrong-type": "a value of another type than the format has",
  "missing-member": "a member that the format requires",
  "unknown-member": "a member that the format does not have, or a slip of an input member of the operation",
  "invalid-value": "a value outside those that the format lists",
  // Policies
  "unknown-version": "a policy language version other than 2012-10-17 and 2008-10-17",
  "unknown-element": "an element that policies do not have",
  "missing-element": "an element that policies of this kind require",
  "conflicting-elements": "an element together with its negation",
  "missing-principal": "a resource policy's statement without a principal",
  "unexpected-principal": "a principal in a policy that is attached to its principal",
  "not-principal-with-allow": "NotPrincipal in an Allow statement (E16)",
  "invalid-principal": "text that names no principal",
  "unknown-partition": "an ARN of a partition that does not exist",
  "invalid-resource": "a resource that is neither an ARN nor `*` (E54)",
  "unknown-operator": "a condition operator that does not exist",
  "overly-permissive-condition": "ForAllValues on a key that a caller may leave out, in a key policy (E64)",
  "policy-too-large": "a key policy of more than 32,768 bytes (E50)",
  "invalid-character": "a character that key policies cannot hold (E50)",
  // Environments
  "invalid-arn": "an ARN that names no key, user or role",
  "invalid-id": "an account, organization, endpoint or alias name of the wrong form",
  "unknown-operation": "an operation that KMS does not have, or that grants cannot give (E27)",
  "conflicting-members": "members of which at most one may stand",
  "duplicate-name": "one id, alias or name for two things",
  "wrong-key": "a grant or metadata of another key",
  // Requests
  "unknown-condition-key": "a `kms:` condition key that KMS does not have",
} as const;

export type DiagnosticCode = keyof typeof diagnosticCodes;
