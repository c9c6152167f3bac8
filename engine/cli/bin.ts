#!/usr/bin/env node
/** The executable. A reader that goes away early, like `head`, is no fault, and changes no status. */

import { main } from "./main.ts";
import { nodeIo } from "./node-io.ts";

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

process.exitCode = await main(process.argv.slice(2), nodeIo());
