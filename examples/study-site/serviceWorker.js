// The site's service worker. The build fills in the version and the list of files.
const cacheName = 'calque-__VERSION__';
const files = __FILES__;

self.addEventListener('install', (event) => {
  event.waitUntil(precache());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener('message', (event) => {
  if (event.data === 'skipWaiting') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(request.mode === 'navigate' ? answerNavigation(request) : answerFile(request));
});

async function precache() {
  const cache = await caches.open(cacheName);
  await cache.addAll(['./', ...files].map((file) => new Request(file, { cache: 'no-cache' })));
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('calque-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answerNavigation(request) {
  const cache = await caches.open(cacheName);
  const scope = new URL(self.registration.scope).pathname;
  const { pathname } = new URL(request.url);
  const isPage = pathname === scope || pathname === `${scope}index.html`;
  return (isPage && (await cache.match('./'))) || fetch(request);
}

async function answerFile(request) {
  const cache = await caches.open(cacheName);
  const hit = await cache.match(request, { ignoreVary: true });
  if (hit) return hit;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}
