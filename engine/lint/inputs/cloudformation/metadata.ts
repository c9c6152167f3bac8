/**
 * Suppressions in a template's metadata: `Metadata: {kms-cedar: {suppress: [{rule, sid, reason}]}}`, of a resource for what
 * stands in it, of the template for all of it. Source: CloudFormation User Guide, Metadata attribute.
 */

import type { Diagnostic } from "../../../model/diagnostic.ts";
import { type Element, itemsOf, memberOf, membersOf, pointerOf, textOf } from "../../../read/element.ts";
import { didYouMean } from "../../../read/nearest-name.ts";
import { rules } from "../../rules/list.ts";
import { placeOfElement, type Suppression } from "../../suppressions.ts";
import { diagnosticAt } from "../input.ts";

export function metadataSuppressions(document: Element, diagnostics: Diagnostic[]): readonly Suppression[] {
  const resources = memberOf(document, "Resources");
  const holders = [document, ...(resources === null ? [] : membersOf(resources))];
  return holders.flatMap((holder) => {
    const list = memberOf(memberOf(memberOf(holder, "Metadata"), "kms-cedar"), "suppress");
    if (list === null) return [];
    if (!Array.isArray(list.value)) {
      diagnostics.push(
        diagnosticAt(list, "unusable-suppression", "`suppress` must be a list of `{rule, sid, reason}`"),
      );
    }
    return itemsOf(list).flatMap((entry) => suppressionOf(entry, holder, diagnostics));
  });
}

function suppressionOf(entry: Element, holder: Element, diagnostics: Diagnostic[]): readonly Suppression[] {
  const fault = (message: string): readonly Suppression[] => {
    diagnostics.push(diagnosticAt(entry, "unusable-suppression", message));
    return [];
  };
  const rule = textOf(memberOf(entry, "rule"));
  const reason = textOf(memberOf(entry, "reason"))?.trim() ?? "";
  const sid = textOf(memberOf(entry, "sid"));
  if (rule === null) return fault("a suppression needs the id of a `rule`");
  const known = rules.map(({ id }) => id);
  if (!known.includes(rule)) return fault(`no rule \`${rule}\`${didYouMean(rule, known)}`);
  if (reason === "") return fault("a suppression needs its `reason`");
  const { file } = entry.source;
  const inside = `${pointerOf(holder)}/`;
  return [
    {
      rule,
      reason,
      covers: (finding) =>
        finding.file === file &&
        (holder.parent === null || `${finding.pointer}/`.startsWith(inside) || finding.policy?.name === holder.name) &&
        (sid === null || sid === finding.policy?.sid),
      place: placeOfElement(entry),
    },
  ];
}
