/** IP addresses and CIDR ranges, IPv4 and IPv6 (RFC 4291, RFC 4632). An IPv4-mapped IPv6 address is its IPv4 address. */

export interface IpRange {
  readonly version: 4 | 6;
  readonly address: bigint;
  readonly prefix: number;
}

const widths = { 4: 32, 6: 128 } as const;
const mapped = 0xffffn << 32n;

/** One IPv4 address, the usual case, which is its own text form. */
const plainV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/u;

/** The text form that Cedar's `ip` reads; null for text that is neither an address nor a range. */
export function cedarAddress(text: string): string | null {
  if (plainV4.test(text)) return text;
  const range = parseRange(text);
  return range === null ? null : formatAddress(range);
}

/** Null for text that is neither an address nor a range. */
export function parseRange(text: string): IpRange | null {
  const [address = "", prefix, ...rest] = text.split("/");
  if (rest.length > 0 || (prefix !== undefined && !/^(?:0|[1-9]\d{0,2})$/u.test(prefix))) return null;
  const version = address.includes(":") ? 6 : 4;
  const value = version === 6 ? parseV6(address) : parseV4(address);
  const length = prefix === undefined ? widths[version] : Number(prefix);
  if (value === null || length > widths[version]) return null;
  return value >> 32n === 0xffffn && length >= 96
    ? { version: 4, address: value - mapped, prefix: length - 96 }
    : { version, address: value, prefix: length };
}

/** Whether every address of `inner` lies in `outer`. */
export function isInRange(inner: IpRange, outer: IpRange): boolean {
  if (inner.version !== outer.version || inner.prefix < outer.prefix) return false;
  const shift = BigInt(widths[outer.version] - outer.prefix);
  return inner.address >> shift === outer.address >> shift;
}

/** The text form that Cedar's `ip` reads. */
export function formatAddress({ version, address, prefix }: IpRange): string {
  const [groups, bits, radix, separator] = version === 4 ? ([4, 8n, 10, "."] as const) : ([8, 16n, 16, ":"] as const);
  const parts = Array.from({ length: groups }, (_, index) =>
    ((address >> (bits * BigInt(groups - 1 - index))) & ((1n << bits) - 1n)).toString(radix),
  );
  const text = parts.join(separator);
  return prefix === widths[version] ? text : `${text}/${String(prefix)}`;
}

function parseV4(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/u.test(part) && Number(part) < 256))
    return null;
  return parts.reduce((value, part) => (value << 8n) + BigInt(part), 0n);
}

function parseV6(text: string): bigint | null {
  const last = text.slice(text.lastIndexOf(":") + 1);
  if (last.includes(".")) {
    const low = parseV4(last);
    if (low === null) return null;
    return parseV6(`${text.slice(0, -last.length)}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`);
  }
  const [head, tail, ...more] = text.split("::");
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const missing = 8 - before.length - after.length;
  if (more.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return null;
  const groups = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/iu.test(group))) return null;
  return groups.reduce((value, group) => (value << 16n) + BigInt(`0x${group}`), 0n);
}

function groupsOf(half = ""): readonly string[] {
  return half === "" ? [] : half.split(":");
}
