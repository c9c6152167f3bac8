// The service worker. Files with a hash in their name never change: they come from the cache. The page itself comes from
// the network while there is one, so that a new version is seen at once.

const version = "%VERSION%";
const files = "%FILES%";
const cacheName = `kms-cedar-${version}`;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(["./", ...files]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith("kms-cedar-") && name !== cacheName)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.endsWith("/given.json")) return;
  event.respondWith(request.mode === "navigate" ? fromNetworkFirst(request) : fromCacheFirst(request));
});

async function fromNetworkFirst(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match("./", { ignoreSearch: true })) ?? Response.error();
  }
}

async function fromCacheFirst(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
