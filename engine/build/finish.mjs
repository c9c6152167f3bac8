// After tsc: what a compiler does not do. The command must be executable in a checkout and from npx.
import { chmodSync, copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { bundleCli } from "./bundle-cli.mjs";

const path = (relative) => new URL(`../../${relative}`, import.meta.url);

// The pages of the rules, which `kms-cedar rules RULE` prints.
for (const entry of readdirSync(path("engine/lint/rules"), { withFileTypes: true })) {
  const page = `lint/rules/${entry.name}/rule.md`;
  if (entry.isDirectory()) copyFileSync(path(`engine/${page}`), path(`dist/${page}`));
}

// What AWS leaves undocumented, which `kms-cedar rules E31` prints.
mkdirSync(path("dist/docs"), { recursive: true });
copyFileSync(path("engine/docs/undocumented-rules.md"), path("dist/docs/undocumented-rules.md"));

await bundleCli();
chmodSync(path("dist/cli/bin.js"), 0o755);
