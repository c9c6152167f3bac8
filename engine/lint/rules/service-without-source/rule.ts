/** A service gets in only for the resources of known accounts. */

import { list, ticked } from "../../../explain/names.ts";
import { isConditionedOn } from "../../conditioned.ts";
import { policyRule } from "../../rule.ts";

export const serviceWithoutSource = policyRule({
  id: "service-without-source",
  severity: "warning",
  preset: "strict",
  hintIn: "recommended",
  kinds: ["key-policy"],
  summary: "A service gets in only for the resources of known accounts.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  messages: {
    open: "{service} may do this for the resources of any account; add `aws:SourceAccount` or `aws:SourceArn`, or list it under `trustedServices`",
  },
  check: ({ statements, settings }, report) => {
    for (const statement of statements) {
      if (statement.effect !== "Allow" || isConditionedOn(statement, sources)) continue;
      // Some services send no source: whoever writes IfExists knows.
      if (statement.conditions.some(({ ifExists, found }) => ifExists && isSource(found?.name ?? ""))) continue;
      const open = (statement.principal?.entries ?? []).flatMap(({ element, entry }) =>
        entry?.kind === "service" && !settings.trustedServices.includes(entry.name)
          ? [{ element, name: entry.name }]
          : [],
      );
      const [first] = open;
      if (first === undefined) continue;
      report({ at: first.element, message: "open", data: { service: list(open.map(({ name }) => ticked(name))) } });
    }
  },
});

const sources = [
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "kms:encryptioncontext:",
  "kms:viaservice",
  "kms:calleraccount",
  "aws:principalorgid",
];

function isSource(name: string): boolean {
  return sources.includes(name.toLowerCase());
}
