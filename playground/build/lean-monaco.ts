/**
 * Monaco's glue for language workers imports every feature of the editor for its effect. The page registers the features
 * that it uses itself (`editor/load.ts`): these imports are taken out.
 */

import type { Plugin } from "vite";

export function leanMonaco(): Plugin {
  return {
    name: "lean-monaco",
    transform: {
      filter: { id: /monaco-editor\/esm\/vs\/internal\/common\/workers\.js$/u },
      handler: (code) => ({ code: code.replaceAll(/^import '[^']+';$/gmu, ""), map: null }),
    },
  };
}
