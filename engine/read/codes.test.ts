import { describe, expect, it } from "vitest";
import type { Diagnostic, Read } from "../model/diagnostic.ts";
import type { PolicyKind } from "../model/policy.ts";
import { type DiagnosticCode, diagnosticCodes } from "./codes.ts";
import { readEnvironment } from "./environment.ts";
import { readText } from "./located.ts";
import { readPolicyText } from "./policy.ts";
import { readRequest } from "./request.ts";

/** Texts in which `§` stands before the element at fault; it is taken out before reading. */
const examples: Readonly<Record<DiagnosticCode, readonly Example[]>> = {
  "syntax-error": [
    text("a.json", '{\n  "a": §tru\n}', "not JSON: a word or character that JSON does not have"),
    text("a.yaml", 'a: "b"\n§b', "not YAML: implicit map keys need to be followed by map values"),
    text("a.yaml", 'a: "b§\\.c"', "not YAML: invalid escape sequence \\."),
    text("a.yaml", "§%FOO bar\n---\na: 1", "unknown directive %FOO"),
    text("a.yaml", "%YAML 1.2\n§", "not YAML: missing directives-end indicator line"),
  ],
  "duplicate-member": [
    text("a.json", '{ "a": 1,\n  "b": 2, §"a": 3 }', "a second member `a`"),
    text("a.yaml", "a: 1\nb: 2\n§a: 3", "a second member `a`"),
  ],
  "nested-too-deeply": [
    text("a.json", `${"[".repeat(64)}§${"[".repeat(100_000)}`, "nested more than 64 levels deep"),
    text("a.yaml", `${"[".repeat(64)}§${"[".repeat(100_000)}`, "nested more than 64 levels deep"),
    text("a.yaml", `${"- ".repeat(64)}§${"- ".repeat(5_000)}a`, "nested more than 64 levels deep"),
  ],
  "too-many-aliases": [text("a.yaml", `§${bomb()}`, "aliases that expand to more than 100000 values")],
  "unknown-anchor": [text("a.yaml", "a: 1\nb: §*c", "an alias without its anchor, `*c`")],
  "custom-tag": [text("a.yaml", "a: §!Sub ${x}", "a tag, `!Sub`")],
  "unusable-name": [text("a.yaml", "? §[a]\n: b", "a member name that is no text")],
  "not-a-number": [text("a.yaml", "a: §.nan", "a number that JSON does not have, `.nan`")],
  "several-documents": [text("a.yaml", "a: 1\n§---\nb: 2\n---\nc: 3", "a second YAML document")],
  "unreadable-file": [
    environment('{ "policy": §"key.json" }', "cannot read `key.json`: paths are followed in files only"),
    environment('{ "policy": §"x{" }', "cannot read `x{`: paths are followed in files only"),
  ],
  "wrong-type": [
    identity(
      '"Effect": "Allow", "Action": ["kms:*", §1], "Resource": "*"',
      "`Action` must be a string, not a number; put it in quotes",
    ),
    environment('{ "policy": §"{}" }', "a document in a string; give the document itself"),
    environment('{ "aliases": §"alias/a" }', "must be a list, not a string"),
    environment('{ "tags": { "owner": §111122223333 } }', "must be a string, not a number; put it in quotes"),
    keyStatement('"Sid": §1', "`Sid` must be a string, not a number; put it in quotes"),
    keyStatement('"Sid": §true', "`Sid` must be a string, not a boolean; put it in quotes"),
    keyStatement('"Sid": §null', "`Sid` must be a string, not null"),
    keyStatement('"Sid": §{}', "`Sid` must be a string, not an object"),
    keyStatement('"Condition": §[]', "`Condition` must be an object, not a list"),
    keyStatement('"Condition": { "StringEquals": §"x" }', "`StringEquals` must be an object, not a string"),
    keyStatement(
      '"Condition": { "StringEquals": { "a:b": ["x", §["y"]] } }',
      "a condition value must be a string, a number or a boolean, not a list",
    ),
    keyStatement(
      '"Principal": { "AWS": ["111122223333", §1] }',
      "a principal of kind `AWS` must be a string, not a number; put it in quotes",
    ),
    policy("key-policy", '{ "Id": §1, "Statement": [] }', "`Id` must be a string, not a number; put it in quotes"),
    policy(
      "key-policy",
      '{ "Version": §2012, "Statement": [] }',
      "`Version` must be a string, not a number; put it in quotes",
    ),
    identity(
      '"Effect": §false, "Action": "*", "Resource": "*"',
      "`Effect` must be a string, not a boolean; put it in quotes",
    ),
    identity('"Effect": "Deny", "NotAction": §null, "Resource": "*"', "`NotAction` must be a string, not null"),
    request('{ "principal": "s3.amazonaws.com", "action": §1 }', "must be a string, not a number; put it in quotes"),
    request('{ "principal": "s3.amazonaws.com", "operation": §["Decrypt"] }', "must be a string, not a list"),
    environment('{ "policy": §" {" }', "a document in a string; give the document itself"),
    request(
      '{ "principal": "s3.amazonaws.com", "action": "kms:Decrypt", "context": { "kms:viaservice": §["a", "b"] } }',
      "`kms:ViaService` holds one value",
    ),
    attachedPolicy(
      '"document": { "Statement": [] }, "name": §1',
      "`name` must be a string, not a number; put it in quotes",
    ),
  ],
  "missing-member": [
    environment(
      '{ "grants": [§{ "GrantId": "g", "GranteePrincipal": "111122223333" }] }',
      "a member `Operations` is missing",
    ),
    request('§{ "action": "kms:Decrypt" }', "a member `principal` is missing"),
    environment(
      '{ "grants": [§{ "GrantId": "g", "Operations": ["Decrypt"] }] }',
      "a grant without `GranteePrincipal` or `GranteeServicePrincipal`",
    ),
    grantWith(
      '§"GranteeServicePrincipal": "s3.amazonaws.com", "RetiringPrincipal": "111122223333"',
      "a grant to a service principal without the constraint `SourceArn`",
    ),
    grantWith(
      '§"GranteeServicePrincipal": "s3.amazonaws.com", "Constraints": { "SourceArn": "arn:aws:s3:::b" }',
      "a grant to a service principal without who may retire it",
    ),
    environment('{ "tags": [§{ "TagValue": "x" }] }', "a tag without `TagKey` or `Key`"),
  ],
  "unknown-member": [
    environment('{ §"x": {} }', "unknown member `x`; there are policy, grants, aliases, tags, metadata"),
    environment('{ §"polcy": {} }', "unknown member `polcy`; did you mean `policy`?"),
    request(
      '{ "principal": "s3.amazonaws.com", "operation": "Encrypt", "input": { §"encryptionContext": {} } }',
      "`Encrypt` has no `encryptionContext`; did you mean `EncryptionContext`?",
    ),
    request(
      '{ "principal": "s3.amazonaws.com", "operation": "Encrypt", §"action": "kms:Encrypt" }',
      "`action` and `operation` in one request: give one of them",
    ),
    request(
      '{ "principal": "s3.amazonaws.com", "operation": "Encrypt", §"resource": "x" }',
      'an operation takes no `resource`: the key goes into the input, e.g. {"KeyId": …}',
    ),
    request(
      '{ "principal": "s3.amazonaws.com", "operation": "Encrypt", §"viaservice": "x" }',
      "unknown member `viaservice`; did you mean `viaService`?",
    ),
    request(
      '{ "principal": "s3.amazonaws.com", "action": "kms:Encrypt", "session": { §"resource": "x" } }',
      "unknown member `resource`; there are policies, tags, federatedBy",
    ),
    attachedPolicy('"document": { "Statement": [] }, §"x": 1', "unknown member `x`; there are name, document"),
  ],
  "invalid-value": [
    whole(
      '{ "keys": {}, "accounts": { "111122223333": { "serviceControlPolicies": §[] } } }',
      "the list must not be empty: leave it out where no service control policy binds",
    ),
    identity(
      '"Effect": §"allow", "Action": "*", "Resource": "*"',
      "`Effect` must be `Allow` or `Deny`, not `allow`; did you mean `Allow`?",
    ),
    identity(
      '"Effect": §"deny", "Action": "*", "Resource": "*"',
      "`Effect` must be `Allow` or `Deny`, not `deny`; did you mean `Deny`?",
    ),
    request(
      '{ "principal": §"bob", "action": "kms:Decrypt" }',
      "`bob` has the wrong form: who asks: the ARN of a user, a role, a role session, a federated user or an account root, or a service's host name",
    ),
    keyStatement('"Condition": { "StringEquals": { §"": "a" } }', "a condition key without a name"),
    keyStatement('"Condition": { "Null": { "a:b": §"untrue" } }', "`Null` takes `true` or `false`, not `untrue`"),
    keyStatement('"Condition": { "Null": { "a:b": §"trues" } }', "`Null` takes `true` or `false`, not `trues`"),
    whole(
      '{ "keys": {}, "accounts": { "111122223333": { "organization": { "id": "o-exampleorg1", "path": §"o-exampleorg2/r-ab12/" } } } }',
      "a path in another organization than `o-exampleorg1`",
    ),
    environment(
      '{ "metadata": { "KeySpec": "RSA_2048", "KeyUsage": §"GENERATE_VERIFY_MAC" } }',
      "a key of spec RSA_2048 cannot have the usage GENERATE_VERIFY_MAC; it has ENCRYPT_DECRYPT or SIGN_VERIFY",
    ),
  ],
  "unknown-version": [
    policy(
      "identity-policy",
      '{ "Version": §"2024-01-01", "Statement": [] }',
      "unknown version `2024-01-01`; there are 2012-10-17 and 2008-10-17",
    ),
  ],
  "unknown-element": [
    policy(
      "key-policy",
      '{ "Statement": [],\n §"statement": [] }',
      "unknown element `statement` in a policy; did you mean `Statement`?",
    ),
    identity(
      '"Effect": "Deny", "Action": "*", "Resource": "*",\n §"Conditions": {}',
      "unknown element `Conditions` in a statement; did you mean `Condition`?",
    ),
  ],
  "missing-element": [
    policy("key-policy", '§{ "Version": "2012-10-17" }', "a policy without `Statement`"),
    policy(
      "identity-policy",
      '{ "Statement": §{ "Effect": "Deny", "Action": "*" } }',
      "a statement without `Resource` or `NotResource`",
    ),
    identity('"Effect": "Deny", "Action": §[], "Resource": "*"', "an empty list in `Action`"),
    identity('"Effect": "Deny", "NotAction": §[], "Resource": "*"', "an empty list in `NotAction`"),
    policy("identity-policy", '{ "Statement": §{ "Action": "*", "Resource": "*" } }', "a statement without `Effect`"),
  ],
  "conflicting-elements": [
    identity(
      '"Effect": "Deny", "Action": "*", §"NotAction": "*", "Resource": "*"',
      "`Action` and `NotAction` in one statement",
    ),
  ],
  "missing-principal": [
    policy(
      "key-policy",
      '{ "Statement": [§{ "Effect": "Deny", "Action": "*", "Resource": "*" }] }',
      "a statement without a principal",
    ),
    keyStatement('"Principal": §{}', "a statement whose principal is empty"),
    keyStatement('"Principal": §{ "AWS": [] }', "a statement whose principal is empty"),
  ],
  "unexpected-principal": [
    identity(
      '"Effect": "Deny", §"Principal": "*", "Action": "*", "Resource": "*"',
      "`Principal` in a policy that is attached to its principal",
    ),
  ],
  "not-principal-with-allow": [
    policy(
      "key-policy",
      '{ "Statement": { "Effect": "Allow", §"NotPrincipal": { "AWS": "111122223333" }, "Action": "*", "Resource": "*" } }',
      "`NotPrincipal` in an Allow statement",
    ),
  ],
  "invalid-principal": [
    keyStatement(
      '"Principal": { "AWS": ["111122223333", §"foo"] }',
      "`foo` is no principal: an account id, an ARN or a unique id is expected",
    ),
    keyStatement(
      '"Principal": { §"aws": "*" }',
      "unknown kind of principal `aws`; there are AWS, Service, Federated, CanonicalUser",
    ),
    policy(
      "resource-control-policy",
      '{ "Statement": { "Effect": "Deny", "Principal": §{ "AWS": "*" }, "Action": "*", "Resource": "*" } }',
      'the principal of a resource control policy must be `"*"`',
    ),
    keyStatement('"Principal": §"me"', 'the principal must be `"*"` or an object, not `me`'),
    keyStatement('"Principal": §1', 'the principal must be `"*"` or an object, not a number'),
    ...[
      ["arn:aws:iam:us-east-1:111122223333:root", "the ARN of a principal has no Region"],
      ["arn:aws:iam::1111:root", "an account id has 12 digits"],
      ["arn:aws:sts::111122223333:root", "the ARN names no account root, user, role or session"],
      [
        "arn:aws:sts::111122223333:assumed-role/team/Reader/session",
        "a session's ARN has no path of the role: `assumed-role/ROLE/SESSION`",
      ],
      ["arn:aws:sts::111122223333:my-assumed-role/a/x/s", "the ARN names no account root, user, role or session"],
      ["arn:aws:iam::111122223333:assumed-role/a/x/s", "the ARN names no account root, user, role or session"],
      ["arn:aws:iam::111122223333:group/a", "the ARN names no account root, user, role or session"],
      ["xAIDA1", "an account id, an ARN or a unique id is expected"],
    ].map(([name = "", why = ""]) =>
      keyStatement(`"Principal": { "AWS": §"${name}" }`, `\`${name}\` is no principal: ${why}`),
    ),
    ...["s3", "logs.amazonaws.com/x"].map((name) =>
      keyStatement(
        `"Principal": { "Service": §"${name}" }`,
        `\`${name}\` is no principal: a service is a host name such as \`logs.amazonaws.com\``,
      ),
    ),
    grantWith(
      '"GranteeServicePrincipal": §"111122223333", "RetiringPrincipal": "111122223333", "Constraints": { "SourceArn": "arn:aws:s3:::b" }',
      "`111122223333` is no principal: a service is a host name such as `logs.amazonaws.com`",
    ),
    grantWith('"GranteePrincipal": §"*"', "`*` is no principal of a grant: a wildcard names nobody"),
  ],
  "unknown-partition": [
    keyStatement(
      '"Principal": { "AWS": §"arn:amazon:iam::111122223333:root" }',
      "unknown partition `amazon`; there are aws, aws-cn, aws-us-gov, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f, aws-eusc",
    ),
    identity(
      '"Effect": "Deny", "Action": "*", "Resource": §"arn:amazon:s3:::x"',
      "unknown partition `amazon`; there are aws, aws-cn, aws-us-gov, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f, aws-eusc",
    ),
  ],
  "invalid-resource": [
    identity(
      '"Effect": "Deny", "Action": "*", "Resource": ["*", §"key/1"]',
      "the resource `key/1` must be an ARN or `*`",
    ),
    identity(
      '"Effect": "Deny", "Action": "*", "Resource": §"arn:aws:k*:us-east-1:1:key/1"',
      "a wildcard in the service of the resource `arn:aws:k*:us-east-1:1:key/1`",
    ),
    policy(
      "session-policy",
      '{ "Statement": { "Effect": "Deny", "Action": "*", "Resource": §"arn:aws:kms" } }',
      "the resource `arn:aws:kms` is an incomplete ARN",
    ),
    identity('"Effect": "Deny", "Action": "*", "Resource": §"*x"', "the resource `*x` must be an ARN or `*`"),
  ],
  "unknown-operator": [
    keyStatement(
      '"Condition": {\n §"StringEqual": { "a:b": "c" } }',
      "unknown condition operator `StringEqual`; did you mean `StringEquals`?",
    ),
    keyStatement('"Condition": { §"NullIfExists": { "a:b": "true" } }', "unknown condition operator `NullIfExists`"),
  ],
  "overly-permissive-condition": [
    keyStatement(
      '"Condition": { "ForAllValues:StringEquals": { §"kms:EncryptionContext:dept": "a" } }',
      "`ForAllValues` on `kms:EncryptionContext:dept` would let every request without that key pass",
    ),
  ],
  "policy-too-large": [
    policy(
      "key-policy",
      `§{ "Statement": [],${" ".repeat(32_768)}\n"Id": "a" }`,
      "a key policy of 32798 bytes; 32768 is the most",
    ),
  ],
  "invalid-character": [
    policy("key-policy", '{ "Statement": [], "Id": §"日" }', "a character that a key policy cannot hold, U+65E5"),
    keyStatement(
      '"Condition": { "StringEquals": { §"日:b": "x" } }',
      "a character that a key policy cannot hold, U+65E5",
    ),
    {
      marked: 'Statement: []\nId: §"\\u65E5"',
      message: "a character that a key policy cannot hold, U+65E5",
      file: "policy.yaml",
      read: (input) => readPolicyText(input, "key-policy"),
    },
    {
      marked: 'Statement: []\nId: §"\\x01"',
      message: "a character that a key policy cannot hold, U+0001",
      file: "policy.yaml",
      read: (input) => readPolicyText(input, "key-policy"),
    },
  ],
  "invalid-arn": [
    whole(
      '{ "keys": {\n §"1234abcd": {} } }',
      "`1234abcd` is no key ARN: arn:aws:kms:REGION:ACCOUNT:key/ID is expected",
    ),
    whole(
      '{ "keys": {}, "principals": { §"arn:aws:iam::111122223333:group/a": {} } }',
      "`arn:aws:iam::111122223333:group/a` is no user or role: the ARN of one, with its path, is expected",
    ),
    ...[
      "arn:aws:kms:us-east-1:111122223333:mykey/k",
      "arn:aws:kms:us-east-1:111122223333:key/k.x",
      "arn:aws:kms:1us-east-1:111122223333:key/k",
      "arn:aws:kms:us-east-1a:111122223333:key/k",
      "arn:aws:s3:us-east-1:111122223333:key/k",
      "arn:aws:kms:us-east-1:1111:key/k",
    ].map((name) =>
      whole(
        `{ "keys": { §"${name}": {} } }`,
        `\`${name}\` is no key ARN: arn:aws:kms:REGION:ACCOUNT:key/ID is expected`,
      ),
    ),
  ],
  "invalid-id": [
    whole('{ "keys": {}, "accounts": { §"1": {} } }', "`1` is no account id: 12 digits are expected"),
    whole('{ "keys": {}, "vpcEndpoints": { §"vpc-1": {} } }', "`vpc-1` is no VPC endpoint: vpce-ID is expected"),
    environment('{ "aliases": [§"orders"] }', "`orders` is no alias name: alias/NAME is expected"),
    ...["xvpce-1", "vpce-1x!", "vpce-"].map((name) =>
      whole(
        `{ "keys": {}, "vpcEndpoints": { §"${name}": {} } }`,
        `\`${name}\` is no VPC endpoint: vpce-ID is expected`,
      ),
    ),
    ...["xalias/a", "alias/a b", "alias/"].map((name) =>
      environment(`{ "aliases": [§"${name}"] }`, `\`${name}\` is no alias name: alias/NAME is expected`),
    ),
    grantWith(
      '"GranteePrincipal": "111122223333", "IssuingAccount": §"me"',
      "`me` is no account: a 12-digit id or an account's ARN is expected",
    ),
  ],
  "unknown-operation": [
    environment(
      '{ "grants": [{ "GrantId": "g", "GranteePrincipal": "111122223333", "Operations": ["Decrypt", §"kms:Decrypt"] }] }',
      "`kms:Decrypt` is no operation that a grant can give",
    ),
    environment(
      '{ "grants": [{ "GrantId": "g", "GranteePrincipal": "111122223333", "Operations": ["Decrypt", §"Decrpt"] }] }',
      "`Decrpt` is no operation that a grant can give; did you mean `Decrypt`?",
    ),
  ],
  "conflicting-members": [
    environment(
      '{ "grants": [{ "GrantId": "g", "GranteePrincipal": "111122223333", "Operations": ["Decrypt"], "Constraints": { "EncryptionContextEquals": {}, §"EncryptionContextSubset": {} } }] }',
      "`EncryptionContextEquals` and `EncryptionContextSubset` in one grant",
    ),
    grantWith(
      '"GranteePrincipal": "111122223333", §"GranteeServicePrincipal": "s3.amazonaws.com", "RetiringPrincipal": "111122223333", "Constraints": { "SourceArn": "arn:aws:s3:::b" }',
      "`GranteePrincipal` and `GranteeServicePrincipal` in one grant",
    ),
  ],
  "duplicate-name": [
    environment(
      '{ "grants": [{ "GrantId": "g", "GranteePrincipal": "111122223333", "Operations": ["Decrypt"] },\n { "GrantId": §"g", "GranteePrincipal": "111122223333", "Operations": ["Encrypt"] }] }',
      "a second grant `g`",
    ),
    whole(
      '{ "keys": {}, "principals": { "arn:aws:iam::111122223333:role/a/Reader": {}, §"arn:aws:iam::111122223333:role/reader": {} } }',
      "`arn:aws:iam::111122223333:role/reader` has the name of `arn:aws:iam::111122223333:role/a/Reader`",
    ),
    whole(
      `{ "keys": { "${arn(1)}": { "aliases": ["alias/a"] }, "${arn(2)}": { "aliases": [§"alias/a"] } } }`,
      "a second alias `alias/a`",
    ),
    environment(
      '{ "tags": [{ "TagKey": "a", "TagValue": "1" }, { "TagKey": §"a", "TagValue": "2" }] }',
      "a second tag `a`",
    ),
    request(
      '{ "principal": "s3.amazonaws.com", "operation": "CreateKey", "input": { "Tags": [{ "TagKey": "a", "TagValue": "1" }, { "TagKey": §"a", "TagValue": "2" }] } }',
      "a second tag `a`",
    ),
    request(
      '{ "principal": "s3.amazonaws.com", "action": "kms:Decrypt", "context": { "aws:CalledVia": "a", §"AWS:calledvia": "b" } }',
      "a second value for `aws:CalledVia`",
    ),
  ],
  "wrong-key": [
    environment(
      '{ "grants": [{ "GrantId": "g", "KeyId": §"2", "GranteePrincipal": "111122223333", "Operations": ["Decrypt"] }] }',
      "a grant on another key, `2`",
    ),
    environment(`{ "metadata": { "KeyMetadata": { "Arn": §"${arn(2)}" } } }`, `metadata of another key, \`${arn(2)}\``),
  ],
  "unknown-condition-key": [
    request(
      '{ "principal": "s3.amazonaws.com", "action": "kms:Decrypt", "context": { §"kms:ViaServce": "s3" } }',
      "KMS has no condition key `kms:ViaServce`; did you mean `kms:ViaService`?",
    ),
  ],
};

describe.each(Object.entries(examples))("%s", (code, list) => {
  it.each(list)("is found at its place: $message", ({ marked, message, file, read }) => {
    const offset = marked.indexOf("§");
    const before = marked.slice(0, offset).split("\n");
    const input = { file, text: marked.replace("§", "") };
    const outcome = read(input);
    expect(outcome.ok ? [] : outcome.diagnostics).toContainEqual({
      code,
      message,
      file,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      pointer: expect.any(String) as string,
    } satisfies Diagnostic);
    expect(outcome).toMatchObject({ ok: false, diagnostics: { length: 1 } });
  });
});

it("lists every code with its meaning", () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(diagnosticCodes).sort());
});

interface Example {
  readonly marked: string;
  readonly message: string;
  readonly file: string;
  readonly read: (input: { file: string; text: string }) => Read<unknown>;
}

function text(file: string, marked: string, message: string): Example {
  return { marked, message, file, read: readText };
}

function policy(kind: PolicyKind, marked: string, message: string): Example {
  return { marked, message, file: "policy.json", read: (input) => readPolicyText(input, kind) };
}

/** Members of an identity policy's only statement. */
function identity(marked: string, message: string): Example {
  return policy("identity-policy", `{ "Statement": [{ ${marked} }] }`, message);
}

/** A member of a key policy's only statement; its other members come before. */
function keyStatement(marked: string, message: string): Example {
  const principal = marked.startsWith('"Principal"') ? "" : '"Principal": "*", ';
  const others = `"Effect": "Deny", "Action": "*", "Resource": "*", ${principal}`;
  return policy("key-policy", `{ "Statement": [{ ${others}${marked} }] }`, message);
}

function whole(marked: string, message: string): Example {
  return { marked, message, file: "environment.json", read: (input) => readEnvironment(input) };
}

/** The only key of an environment. */
function environment(marked: string, message: string): Example {
  return whole(`{ "keys": {\n  "${arn(1)}": ${marked} } }`, message);
}

/** The members of the only policy of an environment's only principal. */
function attachedPolicy(marked: string, message: string): Example {
  const principal = `"arn:aws:iam::111122223333:user/bob": { "identityPolicies": [{ ${marked} }] }`;
  return whole(`{ "keys": {}, "principals": { ${principal} } }`, message);
}

/** The members of an environment's only grant, beside its id and its operations. */
function grantWith(marked: string, message: string): Example {
  return environment(`{ "grants": [{ "GrantId": "g", "Operations": ["Decrypt"], ${marked} }] }`, message);
}

function request(marked: string, message: string): Example {
  return { marked, message, file: "request.json", read: readRequest };
}

function arn(id: number): string {
  return `arn:aws:kms:us-east-1:111122223333:key/${String(id)}`;
}

function bomb(): string {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `l${String(level + 1)}: &l${String(level + 1)} [${`*l${String(level)}, `.repeat(9)}]`,
  );
  return ["l0: &l0 x", ...levels].join("\n");
}
