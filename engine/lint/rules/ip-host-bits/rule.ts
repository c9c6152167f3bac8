/** Bits behind the prefix of a range do not count (E60); they mostly mean that one address was meant. */

import { formatAddress, type IpRange, parseRange } from "../../../conditions/ip-range.ts";
import { replaceValue } from "../../edits.ts";
import { knownValues } from "../../known-values.ts";
import { policyRule } from "../../rule.ts";

export const ipHostBits = policyRule({
  id: "ip-host-bits",
  severity: "info",
  preset: "recommended",
  summary: "A CIDR range has no bits set behind its prefix.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress",
  messages: {
    hostBits: "`{value}` has bits set behind its prefix, which do not count; write `{wanted}`",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      if (condition.operator !== "IpAddress" && condition.operator !== "NotIpAddress") continue;
      for (const { at, text: value } of knownValues(condition)) {
        const range = parseRange(value);
        const masked = range === null ? null : network(range);
        if (range === null || masked === null || masked.address === range.address) continue;
        const wanted = formatAddress(masked);
        const fix = { description: `write \`${wanted}\``, safe: true, edits: [replaceValue(at, wanted)] };
        report({ at, message: "hostBits", data: { value, wanted }, fix });
      }
    }
  },
});

function network({ version, address, prefix }: IpRange): IpRange {
  const rest = BigInt((version === 4 ? 32 : 128) - prefix);
  return { version, prefix, address: (address >> rest) << rest };
}
