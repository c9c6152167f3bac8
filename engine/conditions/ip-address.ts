/** IpAddress: an IPv4 or IPv6 address within a CIDR range; a bare address is a range of one (E60). */

import { balanced } from "../expression/expression.ts";
import type { View } from "../expression/attribute.ts";
import { cedarAddress, formatAddress, type IpRange, isInRange, parseRange } from "./ip-range.ts";
import { type Comparison, test } from "./operator.ts";
import { plainText } from "../expression/text.ts";

const asIp: View = {
  label: "ip",
  type: "ipaddr",
  read: (value) => {
    const arg = cedarAddress(value);
    return arg === null ? undefined : { __extn: { fn: "ip", arg } };
  },
};

export const ipAddress: Comparison<IpRange> = {
  parse: (pattern) => parseRange(plainText(pattern)),
  matches: (value, wanted) => {
    const range = parseRange(value);
    return range !== null && isInRange(range, wanted);
  },
  cedar: (wanted) => [
    test(asIp, (subject) =>
      balanced(
        wanted.map((range) => `${subject}.isInRange(ip("${formatAddress(range)}"))`),
        " || ",
      ),
    ),
  ],
  set: null,
  variables: false,
};
