/** cedar-wasm in Node: a CommonJS module that instantiates as it loads, so that a fresh copy is a fresh instance. */

import { createRequire } from "node:module";
import type { CedarModule, CedarPort } from "./port.ts";

const require = createRequire(import.meta.url);
const path = require.resolve("@cedar-policy/cedar-wasm/nodejs");
let instance: CedarModule | null = null;

export const cedar: CedarPort = {
  load: () => {
    cedar.current();
    return Promise.resolve();
  },
  current: () => (instance ??= require(path) as CedarModule),
  renew: () => {
    Reflect.deleteProperty(require.cache, path);
    instance = null;
  },
};
