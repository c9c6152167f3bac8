/** For tests of inputs: what is found in one text, and the beginnings that their templates share. */

import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Finding } from "../finding.ts";
import { type LintOptions, lintSources } from "../lint-sources.ts";

export interface Linted {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** The rules of the findings, and their messages. */
  readonly rules: readonly string[];
  readonly messages: readonly string[];
  /** What the diagnostics say. */
  readonly faults: readonly string[];
  /** The findings of one rule. */
  readonly of: (rule: string) => readonly Finding[];
}

/** What is no text is written out as JSON. */
export async function linted(file: string, content: unknown, options: LintOptions = {}): Promise<Linted> {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const { findings, diagnostics } = await lintSources([{ file, text }], options);
  return {
    findings,
    diagnostics,
    rules: findings.map(({ rule }) => rule),
    messages: findings.map(({ message }) => message),
    faults: diagnostics.map(({ message }) => message),
    of: (rule) => findings.filter((finding) => finding.rule === rule),
  };
}

/** The resource of a key that has a policy. */
export function keyWith(KeyPolicy: unknown) {
  return { Type: "AWS::KMS::Key", Properties: { KeyPolicy } };
}

/** A key in YAML up to the statements of its policy, which stand ten columns in. */
export const keyUpToStatements = `  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
`;
