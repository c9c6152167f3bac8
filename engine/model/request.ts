/** What is asked: one permission, or one API call that may need several. The shape is that of `schemas/request.json`. */

export type ContextValue = string | boolean | number | readonly (string | boolean | number)[];

/** The members that a request and a call share. */
export interface RequestBase {
  readonly principal: string;
  /** The SDK call's input members, as far as authorization needs them. */
  readonly input?: Readonly<Record<string, unknown>> | undefined;
  readonly session?:
    | {
        readonly policies?: readonly unknown[] | undefined;
        readonly tags?: Readonly<Record<string, string>> | readonly unknown[] | undefined;
        readonly federatedBy?: string | undefined;
      }
    | undefined;
  /** Host name of the AWS service that calls on the principal's behalf, e.g. `s3.us-east-1.amazonaws.com`. */
  readonly viaService?: string | undefined;
  readonly vpcEndpoint?: string | undefined;
  /** Condition keys to add; they win over derived ones. */
  readonly context?: Readonly<Record<string, ContextValue>> | undefined;
}

export interface Request extends RequestBase {
  readonly action: string;
  readonly resource?: string | undefined;
}

export interface Call extends RequestBase {
  readonly operation: string;
}
