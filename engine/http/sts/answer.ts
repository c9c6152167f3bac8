/** What STS answers with: elements by name, or an error. Source: AWS STS API reference. */

export type Elements = { readonly [name: string]: string | Elements };

export interface StsError {
  readonly code: "AccessDenied" | "ValidationError" | "MalformedPolicyDocument" | "InvalidAction";
  readonly message: string;
}

export type StsAnswer = { readonly result: Elements } | { readonly error: StsError };

export function stsError(code: StsError["code"], message: string): { readonly error: StsError } {
  return { error: { code, message } };
}
