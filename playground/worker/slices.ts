/** Long work in slices, so that other questions come between, and work that nobody wants any more ends. */

/** How long the worker may be busy before it looks for other questions, in milliseconds. */
const slice = 12;

/** Waits for its turn where a slice is over; false where something newer was asked meanwhile. */
export function inSlices(isWanted: () => boolean): () => Promise<boolean> {
  let start = performance.now();
  return async () => {
    if (performance.now() - start < slice) return true;
    await nextTask();
    start = performance.now();
    return isWanted();
  };
}

/** Lets what has come in meanwhile be heard. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
