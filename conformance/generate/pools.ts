/**
 * Small pools of values that policies and requests share, so that conditions meet what they test. No map drawn from them
 * has two names that differ only by case: AWS's answer is unpredictable there.
 */

/** The moment at which everything is decided: 2026-02-03T04:05:06Z. */
export const fixedNow = Date.UTC(2026, 1, 3, 4, 5, 6);

export const teams = ["blue", "red", "green", "Blue"] as const;
export const stages = ["prod", "test", "prod-eu", "*"] as const;

/**
 * Encryption contexts that differ in a pair, in a value's case or in a name's case. In a value that a variable brings
 * into a pattern, `*` and `?` are characters (E62).
 */
export const encryptionContexts: readonly Readonly<Record<string, string>>[] = [
  {},
  { team: "blue" },
  { team: "red", stage: "prod" },
  { stage: "prod" },
  { Team: "blue" },
  { team: "Blue", stage: "test" },
  { team: "blue", stage: "prod", order: "4711" },
  { "a:b": "x" },
  { team: "b*", stage: "*" },
  { team: "*", stage: "pro?" },
];

export const sourceArns = [
  "arn:aws:s3:::bucket-a",
  "arn:aws:s3:::bucket-b",
  "arn:aws:cloudtrail:us-east-1:222233334444:trail/main",
] as const;

export const viaServices = ["s3.us-east-1.amazonaws.com", "ec2.us-east-1.amazonaws.com"] as const;
export const endpointIds = ["vpce-0a", "vpce-0b", "vpce-0c"] as const;
export const vpcIds = ["vpc-1a", "vpc-2b"] as const;
export const addresses = ["10.1.2.3", "203.0.113.7", "2001:db8::1"] as const;
export const digests = ["AAEC", "/+8="] as const;
export const tokens = ["token-1", "token-2"] as const;

/** Tags of requests and sessions. */
export const tagSets: readonly Readonly<Record<string, string>>[] = [
  {},
  { team: "blue" },
  { Team: "red", env: "prod" },
  { env: "test", keyname: "orders" },
];
