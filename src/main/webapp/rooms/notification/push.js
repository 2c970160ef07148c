import { api } from '/shared/session.js';

/** Browsers offer pushes on https and on this very machine only. */
export const offered = () => isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window;

const worker = () => navigator.serviceWorker.register('/console/worker.js', { scope: '/console/' });

const bytes = (base64url) => Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));

export async function subscribed() {
  if (!offered()) return false;
  const known = await navigator.serviceWorker.getRegistration('/console/');
  return Boolean(await known?.pushManager.getSubscription());
}

/** @returns whether the person has allowed it */
export async function subscribe() {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const { publicKey } = await api.get('/notifications/push');
  const { pushManager } = await worker();
  await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(publicKey) });
  const { endpoint, keys } = subscription.toJSON();
  await api.post('/notifications/push', { endpoint, keys });
  return true;
}

export async function unsubscribe() {
  const known = await navigator.serviceWorker.getRegistration('/console/');
  const subscription = await known?.pushManager.getSubscription();
  if (!subscription) return;
  await api.post('/notifications/push/end', { endpoint: subscription.endpoint });
  await subscription.unsubscribe();
}
