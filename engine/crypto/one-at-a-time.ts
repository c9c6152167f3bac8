/** Runs tasks one after the other, so that nothing changes between a decision and what it allowed. */

export function oneAtATime(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task);
    last = next.catch(() => null);
    return next;
  };
}
