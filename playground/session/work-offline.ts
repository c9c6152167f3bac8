/** Registers the service worker, which keeps the page's files for when there is no network. */

export function workOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  void navigator.serviceWorker.register("./offline.js").catch(() => {
    // Some browsers forbid it, in private windows say. The page works without it.
  });
}
