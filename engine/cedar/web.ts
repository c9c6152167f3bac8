/**
 * cedar-wasm in a browser. Its module keeps one instance for good, so that after a trap every request is undecidable
 * until the page or worker that holds the engine starts again.
 */

import init, * as wasm from "@cedar-policy/cedar-wasm/web";
import type { CedarModule, CedarPort } from "./port.ts";

let broken = false;
let loading: Promise<unknown> | null = null;

export const cedar: CedarPort = {
  // INVARIANT: initialized once. A second `init` before the first has ended would put another instance in its place, without
  // the sets that were parsed. After a failure the next one tries again.
  load: async () => {
    loading ??= init().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    await loading;
  },
  current: (): CedarModule => {
    if (broken) throw new Error("the Cedar module trapped: start the worker again");
    return wasm;
  },
  renew: () => {
    broken = true;
  },
};
