/** Loads Monaco when the page has been painted and is idle; on a phone text areas stay. */

const wide = "(min-width: 820px) and (any-pointer: fine)";

export function loadEditorWhenIdle(): void {
  const query = matchMedia(wide);
  const load = (): void => {
    if (!query.matches) return;
    query.removeEventListener("change", load);
    void import("../editor/load.ts").then(({ loadMonaco }) => {
      loadMonaco();
    });
  };
  query.addEventListener("change", load);
  // Safari has no requestIdleCallback.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(load, { timeout: 2_000 });
  else setTimeout(load, 200);
}
