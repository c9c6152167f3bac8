/** The examples in the order in which they teach. Each is loaded when it is looked at. */

export interface Example {
  /** Its file without the ending; what a link names. */
  readonly id: string;
  /** A word or two for what it is about. */
  readonly about: string;
  readonly load: () => Promise<unknown>;
}

export const gallery: readonly Example[] = [
  example("orders", "The whole", () => import("./orders.json")),
  example("default-policy", "Default policy", () => import("./default-policy.json")),
  example("delegation", "Delegation", () => import("./delegation.json")),
  example("direct-grant-to-role", "Key policy alone", () => import("./direct-grant-to-role.json")),
  example("cross-account", "Cross-account", () => import("./cross-account.json")),
  example("via-service-s3", "ViaService", () => import("./via-service-s3.json")),
  example("encryption-context", "Encryption context", () => import("./encryption-context.json")),
  example("abac-tags", "Tags", () => import("./abac-tags.json")),
  example("grant-constraints", "Grants", () => import("./grant-constraints.json")),
  example("re-encrypt", "Calls", () => import("./re-encrypt.json")),
  example("boundary-that-binds", "Boundary", () => import("./boundary-that-binds.json")),
  example("boundary-that-does-not-bind", "Boundary", () => import("./boundary-that-does-not-bind.json")),
  example("session-policy", "Session policy", () => import("./session-policy.json")),
  example("service-control-policy", "SCP", () => import("./service-control-policy.json")),
  example("rcp-data-perimeter", "RCP", () => import("./rcp-data-perimeter.json")),
  example("vpc-endpoint", "VPC endpoint", () => import("./vpc-endpoint.json")),
  example("not-principal-trap", "NotPrincipal", () => import("./not-principal-trap.json")),
  example("lockout", "Lockout", () => import("./lockout.json")),
  example("aws-managed-key", "AWS managed", () => import("./aws-managed-key.json")),
];

function example(id: string, about: string, load: () => Promise<{ readonly default: unknown }>): Example {
  return { id, about, load: async () => (await load()).default };
}
