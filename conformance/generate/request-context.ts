/** The context keys that a request gives itself: of network, session and calling service, and some that AWS lacks. */

import fc from "fast-check";
import type { RequestDocument } from "../../engine/model/documents.ts";
import { keyOwner, partner } from "./accounts.ts";
import { addresses, digests, sourceArns, teams } from "./pools.ts";

export type ContextDocument = NonNullable<RequestDocument["context"]>;
type Value = ContextDocument[string];

const values: Readonly<Record<string, readonly Value[]>> = {
  "aws:SourceArn": sourceArns,
  "aws:SourceIp": addresses,
  "aws:MultiFactorAuthPresent": ["true", true, "false", false],
  "aws:MultiFactorAuthAge": [300, "299.5", "3600", "many"],
  "aws:TokenIssueTime": ["2026-02-03T00:00:00Z", "2026-02-02T23:00:00.500Z", "yesterday"],
  "aws:SourceAccount": [keyOwner, partner],
  "aws:VpcSourceIp": ["10.1.2.3", "10.9.9.9"],
  "aws:UserAgent": ["", "cli/2 ann", "cli/2 ${aws:username}"],
  "aws:CalledVia": [["s3.amazonaws.com"], ["ec2.amazonaws.com", "s3.amazonaws.com"], []],
  "aws:PrincipalTag/team": teams,
  "app:label": ["one", "two"],
  "app:digest": [...digests, "AAEC=", "?"],
  "app:score": [10, "10.50", -3, "ten"],
};

interface Entry {
  readonly name: string;
  readonly value: Value;
}

const arbitraryEntry: fc.Arbitrary<Entry> = fc.oneof(
  ...Object.entries(values).map(([name, pool]) =>
    fc.record({ name: fc.constant(name), value: fc.constantFrom(...pool) }),
  ),
);

/** Each key at most once, in whatever case. */
export const arbitraryContext: fc.Arbitrary<ContextDocument> = fc
  .tuple(
    fc.uniqueArray(arbitraryEntry, { maxLength: 5, selector: ({ name }) => name }),
    fc.constantFrom(false, false, false, true),
  )
  .map(([entries, lower]) =>
    Object.fromEntries(entries.map(({ name, value }) => [lower ? name.toLowerCase() : name, value])),
  );
