import { createApi, publicApi } from './api.js';
import { recall, remember } from './store.js';

/** The portal's visitor and the widget's are the same one: they share the key. */
export function visitorApi(slug) {
  const key = `frontdesk.${slug}.visitor`;
  let under = null;
  const kept = (visitor) => {
    remember(key, visitor);
    return visitor;
  };

  // The widget on this page makes the visitor too: one of them does, the other takes it.
  const alone = (work) => (navigator.locks ? navigator.locks.request(key, work) : work());

  async function fetchToken(known) {
    const meanwhile = recall(key);
    if (meanwhile && meanwhile.token !== known?.token) return meanwhile;
    if (known) {
      try {
        const renewed = await publicApi.post('/support/visitors/renew', { token: known.token });
        return kept({ ...known, ...renewed });
      } catch (problem) {
        if (problem.code === 'offline') throw problem;
      }
    }
    return kept(await publicApi.create('/support/visitors', { business: slug }));
  }

  async function token(force = false) {
    const known = recall(key);
    if (!force && known && Date.parse(known.expiresAt) - Date.now() > 60_000) return known.token;
    under ??= alone(() => fetchToken(known))
      .then((fresh) => fresh.token)
      .finally(() => (under = null));
    return under;
  }

  return createApi({
    token: () => token(),
    renew: async () => {
      await token(true);
      return true;
    },
  });
}
