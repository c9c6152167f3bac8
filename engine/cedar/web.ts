/**
 * cedar-wasm in a browser. Its module keeps one instance for good, so that after a trap every request is undecidable
 * until the page or worker that holds the engine starts again.
 */

import init, * as wasm from "@cedar-policy/cedar-wasm/web";
import type { CedarModule, CedarPort } from "./port.ts";

let broken = false;

export const cedar: CedarPort = {
  load: async () => {
    await init();
  },
  current: (): CedarModule => {
    if (broken) throw new Error("the Cedar module trapped: start the worker again");
    return wasm;
  },
  renew: () => {
    broken = true;
  },
};
