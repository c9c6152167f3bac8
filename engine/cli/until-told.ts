/** Waits for a command that runs until it is told to end. */

/** Until the process is interrupted or terminated; a second time ends it at once. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    const told = (): void => {
      for (const signal of signals) process.off(signal, told);
      resolve();
    };
    for (const signal of signals) process.on(signal, told);
  });
}

const signals = ["SIGINT", "SIGTERM"] as const;
