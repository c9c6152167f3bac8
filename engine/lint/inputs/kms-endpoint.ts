/** VPC endpoints of KMS. Source: KMS Developer Guide, "Connect to AWS KMS through a VPC endpoint". */

/** Whether the name of an endpoint service is that of KMS, or of its FIPS endpoints. */
export function isKmsService(name: string): boolean {
  return /\.kms(?:-fips)?$/u.test(name);
}

/** Whether a policy, in whatever form, names an action of KMS. */
export function namesKms(policy: unknown): boolean {
  return /"kms:/iu.test(typeof policy === "string" ? policy : JSON.stringify(policy ?? null));
}
