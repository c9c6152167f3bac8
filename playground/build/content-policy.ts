/**
 * The page's content security policy, as a meta element in the built page: every static host then serves it. Scripts come
 * from the page's own files alone; WebAssembly may be compiled, text may not become code. Styles may stand in the page,
 * because the editor writes its theme as one.
 */

import type { Plugin } from "vite";
import { pagePolicy } from "../../engine/cli/playground/page-policy.ts";

export function contentPolicy(): Plugin {
  return {
    name: "content-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: pagePolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}
