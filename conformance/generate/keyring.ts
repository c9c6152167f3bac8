/** The keys of every generated world. An environment holds those that its requests are about. */

import { keyOwner, manager, partner } from "./accounts.ts";

export interface WorldKey {
  readonly arn: string;
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly aliases: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly metadata: KeyProperties;
}

// A type alias: a schema that is open takes no interface.
type KeyProperties = {
  readonly KeySpec?: string;
  readonly KeyUsage?: "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC";
  readonly Origin?: "AWS_KMS" | "EXTERNAL";
  readonly KeyManager?: "AWS" | "CUSTOMER";
  readonly KeyState?: "Enabled" | "Disabled";
  readonly MultiRegion?: boolean;
  readonly MultiRegionConfiguration?: { readonly MultiRegionKeyType: "PRIMARY" | "REPLICA" };
};

type Rest = Partial<Pick<WorldKey, "aliases" | "tags" | "metadata">>;

function key(account: string, region: string, id: string, rest: Rest): WorldKey {
  const arn = `arn:aws:kms:${region}:${account}:key/${id}`;
  return { arn, id, account, region, aliases: [], tags: {}, metadata: {}, ...rest };
}

const east = "us-east-1";
const west = "eu-west-1";

export const orders = key(keyOwner, east, "1111aaaa-22bb-33cc-44dd-555555eeeeee", {
  aliases: ["alias/orders", "alias/app/main"],
  tags: { env: "prod", team: "blue" },
});
export const signer = key(keyOwner, east, "2222bbbb-33cc-44dd-55ee-666666ffffff", {
  aliases: ["alias/signer"],
  tags: { env: "test" },
  metadata: { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" },
});
export const primary = key(keyOwner, east, "mrk-3333cccc44dd55ee66ff777777777777", {
  tags: { team: "red" },
  metadata: { MultiRegion: true, MultiRegionConfiguration: { MultiRegionKeyType: "PRIMARY" } },
});
export const replica = key(keyOwner, west, "mrk-3333cccc44dd55ee66ff777777777777", {
  aliases: ["alias/replica"],
  metadata: { MultiRegion: true, MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA" } },
});
export const hasher = key(keyOwner, west, "4444dddd-55ee-66ff-7700-888888111111", {
  metadata: { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC", Origin: "AWS_KMS", KeyState: "Disabled" },
});
const imported = key(partner, east, "5555eeee-66ff-7700-8811-999999222222", {
  aliases: ["alias/partner"],
  tags: { env: "prod" },
  metadata: { Origin: "EXTERNAL" },
});
const managers = key(manager, east, "6666ffff-7700-8811-9922-aaaaaa333333", { aliases: ["alias/central"] });
const awsManaged = key(keyOwner, east, "7777aaaa-8811-9922-aa33-bbbbbb444444", {
  aliases: ["alias/aws/s3"],
  metadata: { KeyManager: "AWS" },
});

/** Without a policy: nothing about it can be decided. */
export const bare = key(keyOwner, east, "8888bbbb-9922-aa33-bb44-cccccc555555", {});

export const ownKeys: readonly WorldKey[] = [orders, signer, primary, hasher, replica, awsManaged];
export const foreignKeys: readonly WorldKey[] = [imported, managers];
export const everyKey: readonly WorldKey[] = [...ownKeys, ...foreignKeys, bare];
