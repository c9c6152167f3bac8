/** For tests: what the heap holds when nothing is left to collect, in bytes, memory of WebAssembly included. */

/** @throws where Node was not started with `--expose-gc`, as `vitest.config.ts` starts it. */
export function heapUsed(): number {
  if (gc === undefined) throw new Error("start Node with --expose-gc");
  // What a first collection finalizes, a second one frees.
  for (let times = 0; times < 3; times += 1) gc();
  const { heapUsed: objects, external } = process.memoryUsage();
  return objects + external;
}
