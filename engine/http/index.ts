/** The door `kms-cedar/http`: KMS and a small STS for real clients, on a local port. */

export {
  type AccessKeyDocument,
  type Credentials,
  type CredentialsDocument,
  noCredentials,
  readCredentials,
} from "./credentials.ts";
export { createEndpoint, type EndpointOptions } from "./endpoint.ts";
export type { Handler } from "./handler.ts";
export type { HttpRequest, HttpResponse } from "./message.ts";
export { type RunningServer, type ServeOptions, serveHandler } from "./server.ts";
