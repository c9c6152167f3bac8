/**
 * Installs the peer into a temporary folder, beside the file that runs it. The peer is under the AGPL: it is no
 * dependency of this project and nothing of it is copied; it is only asked.
 */

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The peer, pinned, so that two runs ask the same thing. */
const version = "0.1.173";
export const peerName = `@cloud-copilot/iam-simulate@${version}`;

export interface Installed {
  /** The command line that starts the peer. */
  readonly command: readonly [string, ...string[]];
  readonly remove: () => void;
}

/** @throws Error with what npm says, when there is no way to the registry. */
export function installPeer(): Installed {
  const folder = mkdtempSync(join(tmpdir(), "kms-cedar-peers-"));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const options = [
      "--prefix",
      folder,
      "--ignore-scripts",
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--fetch-retries=0",
    ];
    execFileSync("npm", ["install", ...options, peerName], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    remove();
    throw error;
  }
  const runner = join(folder, "runner.mjs");
  copyFileSync(join(import.meta.dirname, "runner.mjs"), runner);
  return { command: [process.execPath, runner, "@cloud-copilot/iam-simulate"], remove };
}
