// After tsc: what a compiler does not do. The command must be executable in a checkout and from npx.
import { chmodSync } from "node:fs";

chmodSync(new URL("../../dist/cli/bin.js", import.meta.url), 0o755);
