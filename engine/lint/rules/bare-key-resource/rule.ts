/** A key is named by its whole ARN, with its Region, its account and `key/`; nothing shorter matches it (E41, E54). */

import { parseArn, textOfArn } from "../../../model/arn.ts";
import { policyKinds } from "../../../model/policy.ts";
import { replaceValue } from "../../edits.ts";
import { type Element, memberOf } from "../../../read/element.ts";
import type { TextElement } from "../../../read/expect.ts";
import { slipInKeyArn } from "../../key-arn.ts";
import { bareKeyId } from "../../key-id.ts";
import { isSlip } from "../../../read/nearest-name.ts";
import { policyRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";

export const bareKeyResource = policyRule({
  id: "bare-key-resource",
  severity: "error",
  preset: "recommended",
  kinds: policyKinds.filter((kind) => kind !== "key-policy"),
  summary: "A key stands in a Resource with its whole ARN.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html",
  messages: {
    bare: "`{resource}` matches no key; write its ARN, `arn:aws:kms:region:account:key/{id}`",
    short:
      "`{resource}` is cut short, and AWS fills it with `*`: write all six segments, `arn:aws:kms:region:account:key/id`",
    segment: "`{resource}` matches no key, since {what}; write `{wanted}`",
    slip: "`{resource}` matches no key, since {what}; {instead}",
    kind: "`{resource}` matches no key and no alias; write `arn:aws:kms:region:account:key/id`",
  },
  check: ({ statements, account: holder }, report) => {
    const all = statements.flatMap(({ resource, covers }) =>
      (resource?.patterns ?? []).map((at) => ({ at, isOfKms: covers.length > 0 })),
    );
    for (const { at, isOfKms } of all) {
      const resource = at.value;
      if (isSymbolic(resource)) continue;
      const arn = parseArn(resource);
      if (arn === null) {
        const bare = bareKeyId(resource);
        if (bare !== null) report({ at, message: "bare", data: { resource, id: bare } });
        else if (isCutShort(resource)) report({ at, message: "short", data: { resource } });
        continue;
      }
      const { partition, region, account, resource: name } = arn;
      if (arn.service !== "kms") {
        if (!isOfKms || !isSlip(arn.service, "kms") || !/^(?:key|alias)\//u.test(name)) continue;
        const wanted = `arn:${partition}:kms:${region}:${account}:${name}`;
        const fix = { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, wanted)] };
        report({ at, message: "segment", data: { resource, wanted, what: `\`${arn.service}\` is not \`kms\`` }, fix });
        continue;
      }
      const id = bareKeyId(name.replace(/^keys?[:/]/u, ""));
      if (id !== null && name !== `key/${id}`) {
        const wanted = `arn:${partition}:kms:${region}:${account}:key/${id}`;
        const fix = { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, wanted)] };
        report({ at, message: "segment", data: { resource, wanted, what: `\`${name}\` lacks \`key/\`` }, fix });
      } else if ((region === "" || account === "") && /^(?:(?:key|alias)\/|\*$)/u.test(name)) {
        const wanted = `arn:${partition}:kms:${region === "" ? "*" : region}:${account === "" ? "*" : account}:${name}`;
        const what = region === "" ? "its Region is empty" : "its account is empty";
        const fix = { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, wanted)] };
        report({ at, message: "segment", data: { resource, wanted, what }, fix });
      } else if (!/^(?:key|alias)\/|[*?$]/u.test(name)) {
        report({ at, message: "kind", data: { resource } });
      } else {
        const slip = slipInKeyArn(arn);
        if (slip === null || (slip.level !== "mistake" && isKnownAs(at, holder))) continue;
        const { what, instead, wanted, level } = slip;
        const text = wanted === null ? null : textOfArn(wanted);
        report({
          at,
          message: "slip",
          data: { resource, what, instead },
          fix:
            text === null ? null : { description: `write \`${text}\``, safe: false, edits: [replaceValue(at, text)] },
          ...(level === "mistake" ? {} : { atMost: level === "name" ? "warning" : "info" }),
        });
      }
    }
  },
});

/** Whether a text that is no whole ARN is the beginning of one, of which the last segment says something. */
function isCutShort(resource: string): boolean {
  const segments = resource.split(":");
  return resource.startsWith("arn:") && segments[2] === "kms" && !/[*?$]/u.test(resource);
}

/** Whether the file itself has a key of that name: an environment, or a template, where the name in it stands for the id. */
function isKnownAs({ value, source, parent }: TextElement, holder: string | null): boolean {
  let root: Element | null = parent;
  for (let outer = root; outer !== null; outer = outer.parent) root = outer;
  const isInTemplate = source.pointerInFile !== undefined && /:key\/[A-Za-z0-9]+$/u.test(value);
  // A file of its own whose account is told belongs to an environment, which is not at hand.
  const isOfEnvironment = holder !== null && memberOf(root, "Statement") !== null;
  return isInTemplate || isOfEnvironment || memberOf(memberOf(root, "keys"), value) !== null;
}
