/** The peer as a process that answers one line for each line. */

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Installed } from "./install.ts";
import type { Simulation } from "./simulation.ts";

export type PeerAnswer =
  /** `dropped`: the condition keys that it was given and leaves aside. */
  { readonly allowed: boolean; readonly dropped: readonly string[] } | { readonly refused: string };

/** Asks everything in order. */
export async function askPeer(
  { command: [program, ...args] }: Installed,
  simulations: readonly Simulation[],
): Promise<readonly PeerAnswer[]> {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const answers: PeerAnswer[] = [];
  child.stdin.end(simulations.map((simulation) => `${JSON.stringify(simulation)}\n`).join(""));
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line) as PeerAnswer);
  if (answers.length !== simulations.length)
    throw new Error(`the peer stopped after ${String(answers.length)} of ${String(simulations.length)} answers`);
  return answers;
}
