import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outlineOfHcl } from "./hcl.ts";

const addresses = (text: string): readonly string[] =>
  outlineOfHcl(text).blocks.map(({ address, from, to }) => `${address} ${String(from)}-${String(to)}`);
const comments = (text: string): readonly string[] => outlineOfHcl(text).comments.map(({ text: said }) => said.trim());

describe("the outline of a text in Terraform's language", () => {
  it("has resources and data with their lines, however they are written", () => {
    const text = `terraform { required_version = ">= 1" }
resource "aws_kms_key" "one" {
  tags = { a = "}" }
}
resource aws_kms_key two {}
/* before */ data "aws_iam_policy_document" "three" {
  statement {
    actions = ["kms:*"]
  }
}
module "m" {
  source = "./resource"
}
`;
    expect(addresses(text)).toEqual([
      "aws_kms_key.one 2-4",
      "aws_kms_key.two 5-5",
      "data.aws_iam_policy_document.three 6-10",
    ]);
  });

  it("has comments of all three kinds, and none from strings, templates and heredocs", () => {
    const text = `# one
a = "# no \${f("} // no")} $\${ # no" // two
b = <<-EOT
  # no
  resource "x" "y" {
  EOT
c = 1 /* three
 and more */
`;
    expect(comments(text)).toEqual(["one", "two", "three\n and more"]);
    expect(addresses(text)).toEqual([]);
  });

  it("tells where a comment stands", () => {
    const [comment] = outlineOfHcl('a = 1\n  b = "x" # here').comments;
    expect(comment).toMatchObject({ start: { line: 2, column: 11 }, end: { line: 2, column: 17 } });
  });

  it("finds a block behind any attributes of strings", () => {
    const strings = fc.array(
      fc.string().map((text) => JSON.stringify(text.replaceAll(/[$%]/gu, "-"))),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(strings, (values) => {
        const body = values.map((value, index) => `  a${String(index)} = ${value}\n`).join("");
        const text = `resource "a" "b" {\n${body}}\nresource "c" "d" {}\n`;
        expect(outlineOfHcl(text).blocks.map(({ address }) => address)).toEqual(["a.b", "c.d"]);
      }),
    );
  });
});
