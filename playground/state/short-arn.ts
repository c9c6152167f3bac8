/** The telling part of an ARN: `role/app/Reader`, `assumed-role/Reader/session-1`, `key/1234abcd…`. */

export function shortArn(arn: string): string {
  const resource = arn.split(":").slice(5).join(":");
  if (resource === "") return arn;
  const id = /^key\/([0-9a-f]{8})-[0-9a-f-]{27}$/u.exec(resource)?.[1];
  return id === undefined ? resource : `key/${id}…`;
}

/** The account of an ARN; empty where there is none. */
export function accountOf(arn: string): string {
  return arn.startsWith("arn:") ? (arn.split(":")[4] ?? "") : "";
}
