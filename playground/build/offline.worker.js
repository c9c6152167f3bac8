// The service worker. Files with a hash in their name never change: they come from the cache. The page itself comes from
// the network while there is one, so that a new version is seen at once. A page that is open keeps the files that it was
// built with: a new version of this worker waits until none of the old is open.

const version = "%VERSION%";
const files = "%FILES%";
// Several playgrounds may live on one host, below different addresses: none touches what another keeps.
const own = `kms-cedar ${self.registration.scope} `;
const cacheName = own + version;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      // Past the browser's own cache, which may have the page of another version.
      .then((cache) => cache.addAll(["./", ...files].map((name) => new Request(name, { cache: "reload" })))),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith(own) && name !== cacheName).map((name) => caches.delete(name)),
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
    return (await kept("./")) ?? Response.error();
  }
}

async function fromCacheFirst(request) {
  return (await kept(request)) ?? fetch(request);
}

async function kept(what) {
  return (await caches.open(cacheName)).match(what, { ignoreSearch: true });
}
