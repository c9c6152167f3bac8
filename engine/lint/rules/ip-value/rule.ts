/** IpAddress takes CIDR ranges; aws:SourceIp is an address of the public internet (E60). */

import { isInRange, parseRange } from "../../../conditions/ip-range.ts";
import { knownValues } from "../../known-values.ts";
import { policyRule } from "../../rule.ts";

export const ipValue = policyRule({
  id: "ip-value",
  severity: "error",
  preset: "recommended",
  summary: "A value under `IpAddress` is a CIDR range that the key's addresses can lie in.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress",
  messages: {
    none: "`{value}` is neither an IP address nor a range such as `203.0.113.0/24`, and matches nothing",
    private: "`aws:SourceIp` is a public address, never within `{value}`; compare private ones with `aws:VpcSourceIp`",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator, found } = condition;
      if (operator !== "IpAddress" && operator !== "NotIpAddress") continue;
      for (const { at, text: value } of knownValues(condition)) {
        const range = parseRange(value);
        if (range === null) {
          report({ at, message: "none", data: { value } });
          continue;
        }
        if (found?.name === "aws:SourceIp" && privateRanges.some((outer) => isInRange(range, outer))) {
          report({ at, message: "private", data: { value } });
        }
      }
    }
  },
});

/** RFC 1918, RFC 6598, link-local, loopback; unique local addresses. */
const privateRanges = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "127.0.0.0/8",
  "fc00::/7",
  "fe80::/10",
].flatMap((text) => parseRange(text) ?? []);
