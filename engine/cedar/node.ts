/** cedar-wasm in Node: a CommonJS module that instantiates as it loads, so that a fresh copy is a fresh instance. */

import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import type { CedarModule, CedarPort } from "./port.ts";

// INVARIANT: calls into the module are never inlined by the V8 of Node 20, which can end the process ("unreachable code" in
// its deoptimizer) when optimized code with such a call is thrown away. Seen on Node 20.20.
if (process.versions.v8.startsWith("11.")) setFlagsFromString("--no-turbo-inline-js-wasm-calls");

// What has required a module holds on to it for good, and to its memory with it: each instance gets a holder of its own.
let require = createRequire(import.meta.url);
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
    require = createRequire(import.meta.url);
    instance = null;
  },
};
