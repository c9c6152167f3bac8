#!/usr/bin/env node
/** The executable. A reader that goes away early, like `head`, is no fault. */

import { main } from "./main.ts";
import { nodeIo } from "./node-io.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2), nodeIo());
