import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ExitStatus, Io } from "./io.ts";
import { main } from "./main.ts";

const examples = fileURLToPath(new URL("../../conformance/examples/", import.meta.url));
const environment = `${examples}environment.json`;
const scenario = `${examples}scenario.json`;
const alice = "arn:aws:iam::111122223333:user/alice";
const decrypt = (resource: string) => JSON.stringify({ principal: alice, action: "kms:Decrypt", resource });

interface Run {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings extends Partial<Omit<Io, "readStdin">> {
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Runs the command line with files in memory before those on the disk. */
async function run(argv: readonly string[], { files = {}, stdin = "", ...rest }: Surroundings = {}): Promise<Run> {
  let stdout = "";
  let stderr = "";
  const status = await main(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    readFile: (path) => files[path] ?? readFileSync(path, "utf8"),
    writeFile: (path) => {
      throw new Error(`nothing is written to ${path} here`);
    },
    listFiles: (path) => (path === "dir" ? Object.keys(files) : null),
    readStdin: () => Promise.resolve(stdin),
    isTerminal: false,
    columns: 80,
    env: {},
    ...rest,
  });
  return { status, stdout, stderr };
}

describe("kms-cedar", () => {
  it("prints its help, and each command its own with an example", async () => {
    const { status, stdout } = await run(["--help"]);
    expect(status).toBe(0);
    for (const name of ["decide", "explain", "translate", "test", "lint", "rules", "demo"]) {
      expect(stdout).toContain(`  ${name} `);
      const help = await run([name, "--help"]);
      expect(help.status).toBe(0);
      expect(help.stdout).toMatch(/Examples?:\n {2}kms-cedar /u);
    }
  });

  it("prints what is undocumented about the rule of a note", async () => {
    const { status, stdout } = await run(["rules", "e31"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^E31: grants, and the caller's own limits\n/u);
    expect(stdout).not.toContain("E32");
    expect((await run(["rules", "E99"])).status).toBe(2);
  });

  it("prints its version", async () => {
    expect(await run(["--version"])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) as string,
    });
  });

  it.each([
    { argv: [], said: "Usage: kms-cedar" },
    { argv: ["decyde"], said: "Did you mean decide?" },
    { argv: ["decide", environment, "--requst", "x"], said: "Did you mean --request?" },
    { argv: ["decide", environment, "--request", "-", "--format", "xml"], said: "Allowed choices are text, json" },
    { argv: ["test"], said: "missing required argument" },
  ])("ends with 2 for $argv", async ({ argv, said }) => {
    const { status, stdout, stderr } = await run(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(said);
  });

  it("ends with 3 for a fault of its own, and says so", async () => {
    const { status, stderr } = await run(["decide", environment, "--request", decrypt("alias/orders")], {
      stdout: () => {
        throw new TypeError("no");
      },
    });
    expect(status).toBe(3);
    expect(stderr).toMatch(/^this is a fault of kms-cedar: TypeError: no/u);
  });
});

describe("kms-cedar decide", () => {
  it("tells an Allow with the places that settle it", async () => {
    const { status, stdout } = await run(["decide", environment, "--request", decrypt("alias/orders")]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^Allow {2}allowed-by-identity-policy {2}statement `LetIamPoliciesDecide` of the key policy/u,
    );
    expect(stdout).toContain(`  at ${examples}policies/orders-key.json:5:5 in the key policy\n`);
  });

  it("tells a Deny with status 1, as JSON too", async () => {
    const argv = ["decide", environment, "--request", decrypt("alias/exchange"), "--format", "json"];
    const { status, stdout } = await run(argv);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ decision: "Deny", reason: "key-policy-does-not-delegate" });
  });

  it("tells how to have a Deny explained, with the same options", async () => {
    const parts = ["--principal", alice, "--action", "kms:Decrypt", "--resource", "alias/exchange"];
    const more = ["--input", '{"EncryptionContext":{"it\'s":"1"}}', "--context", "aws:SourceIp=10.0.0.1"];
    const { stdout } = await run(["decide", environment, ...parts, ...more]);
    const given = String.raw`--input '{"EncryptionContext":{"it'\''s":"1"}}' --context aws:SourceIp=10.0.0.1`;
    expect(stdout).toMatch(/\nwhy: kms-cedar explain .*\n$/u);
    expect(stdout).toContain(`kms-cedar explain ${environment} ${parts.join(" ")} ${given}\n`);
    expect((await run(["decide", scenario, "--case", "2"])).stdout).toContain(`explain ${scenario} --case 2\n`);
    expect((await run(["decide", scenario, "--case", "1"])).stdout).not.toContain("why:");
  });

  it("tells a call of one permission as that permission", async () => {
    const input = JSON.stringify({ KeyId: "alias/exchange" });
    const asked = ["--principal", alice, "--operation", "Decrypt", "--input", input];
    const { stdout } = await run(["decide", environment, ...asked]);
    expect(stdout).toMatch(/^Deny {3}key-policy-does-not-delegate {2}an identity policy allows/u);
    expect(stdout).not.toContain("permissions allowed");
    expect((await run(["explain", environment, ...asked])).stdout).toMatch(/^Deny {3}key-policy/u);
  });

  it("takes the parts of a request as options", async () => {
    const parts = ["--principal", alice, "--action", "kms:Decrypt", "--resource", "alias/aws/s3"];
    expect((await run(["decide", environment, ...parts])).stdout).toContain("Deny ");
    const via = await run(["decide", environment, ...parts, "--via", "s3.us-east-1.amazonaws.com"]);
    expect(via.stdout).toContain("Allow  allowed-by-key-policy");
    const byArn = [
      ...parts.slice(0, -1),
      "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789",
    ];
    const elsewhere = await run(["decide", environment, ...byArn, "--context", "aws:RequestedRegion=us-west-1"]);
    expect(elsewhere.stdout).toContain("explicit-deny");
    const through = await run(["decide", environment, ...parts, "--vpc-endpoint", "vpce-9"]);
    expect(through.stderr).toContain("--vpc-endpoint: the environment has no VPC endpoint `vpce-9`");
  });

  it("tells each permission of a call", async () => {
    const { status, stdout } = await run(["decide", scenario, "--case", "12"]);
    expect(status).toBe(0);
    expect(stdout).toContain("Allow  2 of 2 permissions allowed");
    expect(stdout).toContain("  Allow  allowed-by-key-policy  `kms:ReEncryptTo` on `key/8765dcba");
  });

  it("reads ENVIRONMENT or REQUEST from standard input, in YAML too, but not both", async () => {
    const yaml = `principal: ${alice}\naction: kms:Decrypt\nresource: alias/orders\n`;
    expect((await run(["decide", environment, "--request", "-"], { stdin: yaml })).status).toBe(0);
    expect((await run(["decide", "-", "--request", decrypt("alias/x")], { stdin: '{"keys":{}}' })).status).toBe(2);
    const both = await run(["decide", "-", "--request", "-"]);
    expect(both).toMatchObject({ status: 2, stderr: expect.stringContaining("can be read once") as string });
  });

  it("tells an unknown key at its place in the request", async () => {
    const files = {
      "request.json": `{ "principal": "${alice}", "action": "kms:Decrypt",\n  "resource": "alias/nope" }`,
    };
    const { status, stdout, stderr } = await run(["decide", environment, "--request", "request.json"], { files });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe("request.json:2:15 the environment has no key `alias/nope`\n");
  });

  it("warns of a principal that the environment lacks", async () => {
    const absent = decrypt("alias/orders").replace("user/alice", "user/team/Alice");
    const { status, stdout, stderr } = await run(["decide", environment, "--request", absent]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Deny /u);
    expect(stderr).toBe(
      "warning: `arn:aws:iam::111122223333:user/team/Alice` is not in the environment, so it has no identity policies; did you mean `user/alice`?\n",
    );
    expect((await run(["decide", environment, "--request", decrypt("alias/orders")])).stderr).toBe("");
  });

  it("tells faults of options by the option", async () => {
    const { stderr } = await run([
      "decide",
      environment,
      "--principal",
      alice,
      "--action",
      "kms:Decrypt",
      "--resource",
      "alias/nope",
    ]);
    expect(stderr).toBe("--resource: the environment has no key `alias/nope`\n");
    expect((await run(["decide", environment, "--context", "novalue"])).stderr).toContain("`novalue` is no key=value");
    expect((await run(["decide", environment, "--principal", alice, "--input", "[1]"])).stderr).toContain("--input: ");
    expect((await run(["decide", environment])).stderr).toContain("--request: what is asked?");
  });

  it("names the member of an option that a fault is in", async () => {
    const asked = ["decide", environment, "--principal", alice];
    const input = '{"KeyId":1,"GranteePrincipal":[],"Operations":"Decrypt","GrantTokens":[2],"Nam":""}';
    const { stderr } = await run([...asked, "--operation", "CreateGrant", "--input", input]);
    expect(stderr.split("\n")).toEqual([
      "--input: `KeyId`: must be a string, not a number; put it in quotes",
      "--input: `GrantTokens/0`: must be a string, not a number; put it in quotes",
      "--input: `GranteePrincipal`: must be a string, not a list",
      "--input: `Operations`: must be a list, not a string",
      "--input: `CreateGrant` has no `Nam`; did you mean `Name`?",
      "",
    ]);
    const member = ["--action", "kms:ReEncrypt", "--resource", "alias/orders"];
    expect((await run([...asked, ...member])).stderr).toContain("is an operation: use `--operation`, or");
    const permission = await run([...asked, "--operation", "ReEncryptTo", "--input", "{}"]);
    expect(permission.stderr).toContain("use that as `--operation`, or `--action` with `kms:ReEncryptTo`");
    expect((await run(["decide", environment])).stderr).toContain("or --principal with --action or --operation");
    const given = ["--action", "kms:Decrypt", "--resource", "alias/orders", "--context"];
    const twice = await run([...asked, ...given, "aws:SourceIp=1.2.3.4", "--context", "AWS:SourceIp=1.2.3.4"]);
    expect(twice.stderr).toBe("--context: `AWS:SourceIp`: a second value for `aws:SourceIp`\n");
  });

  it("tells the faults of environment and request together", async () => {
    const { status, stderr } = await run(["decide", "none.json", "--request", '{"principal":1}']);
    expect(status).toBe(2);
    expect(stderr).toContain("none.json: cannot be read: there is no such file\n");
    expect(stderr).toContain("--request:1:14 must be a string, not a number; put it in quotes\n");
  });

  it("tells an unreadable policy file at the path that names it", async () => {
    const files = {
      "sub/environment.json": '{"keys":{"arn:aws:kms:us-east-1:111122223333:key/a":\n{"policy":"key.json"}}}',
    };
    const { stderr } = await run(["decide", "sub/environment.json", "--request", decrypt("a")], { files });
    expect(stderr).toContain("sub/environment.json:2:11 cannot read `key.json`: there is no such file\n");
  });
});

describe("kms-cedar explain", () => {
  const argv = ["explain", scenario, "--case", "the key policy does not delegate"];

  it("tells what would allow a denied request, and every statement's verdict", async () => {
    const { status, stdout } = await run(argv);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Deny {3}key-policy-does-not-delegate\n.*\n\nTo allow it, one of these\n {2}1\. /u);
    expect(stdout).toContain(`· Allow  OwnAccountManages      ${examples}policies/exchange-key.json:5:5`);
    expect(stdout).toContain("✓ Allow  AdministratorAccess › statement 0");
  });

  it("wraps for a terminal, and colours it", async () => {
    const terminal = await run(argv, { isTerminal: true });
    const plain = terminal.stdout.replace(/\u001B\[\d+m/gu, "");
    expect(plain).not.toBe(terminal.stdout);
    for (const line of plain.split("\n")) {
      const unbreakable =
        line
          .trim()
          .split(" ")
          .some((part) => part.length > 60) || line.includes(examples);
      if (!unbreakable) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  it.each([
    { isTerminal: false, env: {}, colour: false },
    { isTerminal: true, env: { NO_COLOR: "1" }, colour: false },
    { isTerminal: true, env: { TERM: "dumb" }, colour: false },
    { isTerminal: false, env: { FORCE_COLOR: "1" }, colour: true },
  ])("colours: $colour, for terminal $isTerminal with $env", async ({ isTerminal, env, colour }) => {
    expect((await run(argv, { isTerminal, env })).stdout.includes("\u001B")).toBe(colour);
  });

  it("prints the explanation as JSON; of a call, one a permission", async () => {
    const one = JSON.parse((await run([...argv, "--format", "json"])).stdout) as unknown;
    expect(one).toMatchObject({
      decision: "Deny",
      layers: expect.any(Array) as unknown,
      advice: expect.any(Array) as unknown,
    });
    const call = JSON.parse((await run(["explain", scenario, "--case", "12", "--format", "json"])).stdout) as unknown;
    expect(call).toMatchObject([{ action: "kms:ReEncryptFrom" }, { action: "kms:ReEncryptTo" }]);
  });

  it("knows no case of an environment, nor one that is not there", async () => {
    expect((await run(["explain", environment, "--case", "1"])).stderr).toBe("--case: only a scenario has cases\n");
    expect((await run(["explain", scenario, "--case", "99"])).stderr).toContain(
      "--case: there is no case `99`; there are 16:\n--case: 1 `with its encryption context",
    );
  });

  it("shows the cases to choose from where none is asked", async () => {
    const { status, stderr } = await run(["explain", scenario]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^--request: what is asked\? give --request, .*, or --case .*:\n--request: 1 `/u);
    expect(stderr.trimEnd().split("\n")).toHaveLength(17);
  });

  it("tells where the key of an operation goes", async () => {
    const parts = ["--principal", alice, "--operation", "Decrypt", "--resource", "alias/orders"];
    expect((await run(["explain", environment, ...parts])).stderr).toBe(
      '--resource: an operation takes no `resource`: the key goes into the input, e.g. {"KeyId": …}\n',
    );
  });
});

describe("kms-cedar translate", () => {
  it("prints policies, schema, entities and request, and whether they are exact", async () => {
    const { status, stdout } = await run(["translate", scenario, "--case", "1"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\/\/ exact: .*\n\n\/\/ policies\n@id\(/u);
    for (const section of ["// schema\nnamespace AWS", "// entities\n[", "// request\n{"])
      expect(stdout).toContain(section);
  });

  it("prints policies and schema for a principal and a key", async () => {
    const { status, stdout } = await run(["translate", environment, "--principal", alice, "--key", "alias/exchange"]);
    expect(status).toBe(0);
    expect(stdout).toContain("// schema");
    expect(stdout).not.toContain("// request");
    const unknown = await run(["translate", environment, "--principal", alice, "--key", "alias/nope"]);
    expect(unknown).toMatchObject({ status: 2, stderr: "--key: the environment has no key `alias/nope`\n" });
  });

  it("names the facts that Cedar is given", async () => {
    const files = { "e.json": oneKey({ StringLike: { "aws:SourceArn": "arn:aws:s3:::a?" } }) };
    const { stdout } = await run(
      ["translate", "e.json", "--request", decrypt("1234abcd-12ab-34cd-56ef-1234567890ab")],
      { files },
    );
    expect(stdout).toMatch(/^\/\/ not exact: .*\n\/\/ {3}\S/u);
  });

  it("translates a permission, not a call", async () => {
    const { status, stderr } = await run(["translate", scenario, "--case", "12"]);
    expect(status).toBe(2);
    expect(stderr).toContain("`ReEncrypt` is a call of several permissions");
  });
});

describe("kms-cedar test", () => {
  const text = readFileSync(scenario, "utf8").replace(
    '"given": "environment.json"',
    `"given": ${JSON.stringify(environment)}`,
  );
  const failing = text.replace('"reason": "explicit-deny"', '"reason": "undecidable"');

  it("passes the example", async () => {
    const { status, stdout } = await run(["test", scenario]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "................\n\n16 passed, 0 failed\n" });
  });

  it("tells a failing case in full, with the command that explains it", async () => {
    const { status, stdout } = await run(["test", "my tests.json"], { files: { "my tests.json": failing } });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^\.{4}F\.{11}\n\nfailed {2}my tests\.json:\d+:\d+\n/u);
    expect(stdout).toContain(
      "  expected  Deny   undecidable  by key-policy\n  got       Deny   explicit-deny  by key-policy\n",
    );
    expect(stdout).toContain("  see       kms-cedar explain 'my tests.json' --case 5\n");
    expect(stdout).toContain("15 passed, 1 failed\n");
  });

  it("runs what it can when a scenario cannot be read", async () => {
    const { status, stdout, stderr } = await run(["test", "bad.json", "none.json", scenario], {
      files: { "bad.json": "{" },
    });
    expect(status).toBe(2);
    expect(stdout).toContain("16 passed, 0 failed, 2 of 3 scenarios could not be run\n");
    expect(stderr).toMatch(/^none\.json: cannot be read: .*\nbad\.json:1:\d+ not JSON/u);
  });

  it("takes the scenarios of a directory and names what it passes over", async () => {
    const files = { "a.json": text, "b.yaml": "keys: {}\n", "c.md": "" };
    const { status, stdout } = await run(["test", "dir"], { files });
    expect(status).toBe(0);
    expect(stdout).toContain("passed over, as no scenarios: b.yaml\n16 passed, 0 failed\n");
    const none = await run(["test", "dir"], { files: { "c.md": "" } });
    expect(none).toMatchObject({ status: 2, stderr: "dir: there is no scenario here\n" });
  });

  it("reports as JSON and as JUnit XML", async () => {
    const files = { "f.json": failing };
    const report = await run(["test", "f.json", "--format", "json"], { files });
    expect(JSON.parse(report.stdout)).toMatchObject({ passed: 15, failed: 1, diagnostics: [] });
    const junit = await run(["test", "f.json", "--format", "junit"], { files });
    expect(junit.status).toBe(1);
    expect(junit.stdout).toContain('<testsuites name="kms-cedar" tests="16" failures="1" errors="0">');
  });
});

describe("kms-cedar demo", () => {
  it("shows the example at work", async () => {
    const { status, stdout } = await run(["demo"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/alice +Decrypt +exchange +Deny {3}key-policy-does-not-delegate/u);
    expect(stdout).toContain("To allow it");
  });

  it("tells rows apart by their case, beside or below", async () => {
    const { stdout } = await run(["demo"]);
    const table = (stdout.split("\n\n")[1] ?? "").split("\n").map((line) => line.replace(/^ *\d+ +/u, ""));
    expect(new Set(table).size).toBe(table.length);
    expect(stdout).toMatch(
      /OrdersApp +Decrypt +orders +Deny +no-identity-policy-allows +without an encryption context\n/u,
    );
    const narrow = await run(["demo"], { isTerminal: true, env: { NO_COLOR: "1" } });
    expect(narrow.stdout).toMatch(/no-identity-policy-allows\n +without an encryption context\n/u);
    const rows = (narrow.stdout.split("\n\n")[1] ?? "").split("\n");
    for (const line of rows) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("asks what the example scenario asks", async () => {
    const rows = JSON.parse((await run(["demo", "--format", "json"])).stdout) as readonly {
      readonly label: string;
      readonly request: unknown;
    }[];
    const { cases } = JSON.parse(readFileSync(scenario, "utf8")) as {
      readonly cases: readonly { readonly name: string; readonly when: unknown }[];
    };
    expect(rows.map(({ label, request }) => ({ name: label, when: request }))).toEqual(
      cases.map(({ name, when }) => ({ name, when })),
    );
  });
});

function oneKey(condition: unknown): string {
  const statement = { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*", Condition: condition };
  const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  return JSON.stringify({ keys: { [key]: { policy: { Version: "2012-10-17", Statement: [statement] } } } });
}
