// Shows pushes while no page of the console has the focus, and leads to what they are about.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

const pages = () => clients.matchAll({ type: 'window', includeUncontrolled: true });

async function show({ title = 'Frontdesk', body = '', link = '' }) {
  if ((await pages()).some((page) => page.focused)) return;
  await registration.showNotification(title, { body, icon: '/favicon.svg', tag: link || undefined, data: { link } });
}

/** Only on this very server, whatever the push says. */
async function lead(link) {
  const { pathname, search } = new URL(link || '/console/notifications', location.origin);
  const target = new URL(pathname + search, location.origin).href;
  const page = (await pages()).find((one) => new URL(one.url).pathname.startsWith('/console/'));
  if (!page) return clients.openWindow(target);
  await page.focus();
  return page.navigate(target);
}

addEventListener('push', (event) => event.waitUntil(show(event.data?.json() ?? {})));
addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(lead(event.notification.data?.link));
});
