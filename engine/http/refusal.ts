/** What the endpoint refuses before KMS or STS sees it, by the name that services of the JSON protocol give it. */

export interface Refusal {
  readonly code:
    | "MissingAuthenticationTokenException"
    | "IncompleteSignatureException"
    | "UnrecognizedClientException"
    | "InvalidSignatureException"
    | "ExpiredTokenException";
  readonly message: string;
}

export function refusal(code: Refusal["code"], message: string): { readonly refused: Refusal } {
  return { refused: { code, message } };
}
