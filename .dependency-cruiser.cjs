/** Imports go one way; each folder may reach only the folders before it. See engine/docs/architecture.md. */
const order = [
  "model",
  "catalog",
  "read",
  "expression",
  "conditions",
  "context",
  "layers",
  "translate",
  "cedar",
  "explain",
];

const later = (folder) => [...order.slice(order.indexOf(folder) + 1), "lint", "crypto", "http", "cli"].join("|");

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, dependencyTypesNot: ["type-only"] } },
    ...order.map((folder) => ({
      name: `${folder}-looks-back-only`,
      severity: "error",
      from: { path: `^engine/${folder}/`, pathNot: "\\.test\\.ts$|/generate/" },
      to: { path: `^engine/(${later(folder)})/|^engine/[^/]+\\.ts$` },
    })),
    {
      name: "lint-loads-no-engine",
      severity: "error",
      from: { path: "^engine/lint/", pathNot: "\\.test\\.ts$|^engine/lint/rules/check\\.ts$" },
      to: {
        path: "^engine/(translate|cedar|cli)/|^engine/explain/(?!names)|^engine/[^/]+\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "crypto-before-http-before-cli",
      severity: "error",
      from: { path: "^engine/(crypto|http)/" },
      to: { path: "^engine/cli/" },
    },
    {
      name: "crypto-knows-no-http",
      severity: "error",
      from: { path: "^engine/crypto/" },
      to: { path: "^engine/http/" },
    },
    {
      name: "provider-behind-the-gate",
      severity: "error",
      from: { path: "^(engine|playground|conformance)/", pathNot: "^engine/crypto/" },
      to: { path: "^engine/crypto/(provider|store|operations)/" },
    },
    {
      name: "playground-by-the-doors",
      severity: "error",
      from: { path: "^playground/" },
      // Besides the doors: the rules' pages, and the content security policy that the command serves the page under.
      to: {
        path: "^engine/",
        pathNot: "^engine/(?:lint/)?index\\.ts$|/rule\\.md$|^engine/cli/playground/page-policy\\.ts$",
      },
    },
    {
      name: "node-only-at-the-edges",
      severity: "error",
      from: {
        path: "^engine/",
        pathNot: "^engine/(cedar/node|crypto/provider/node|http/server|cli/|build/|catalog/generate/)|\\.test\\.ts$",
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "cedar-wasm-in-one-folder",
      severity: "error",
      from: { path: "^(engine|playground)/", pathNot: "^engine/cedar/|\\.test\\.ts$" },
      to: { path: "cedar-wasm", dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "import", "require", "node", "default", "types"],
    },
  },
};
