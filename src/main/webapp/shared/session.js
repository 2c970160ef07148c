import { createApi, publicApi } from './api.js';
import { recall, remember } from './store.js';

/** Whether a cookie, which no script sees, is worth asking for. */
const KNOWN = 'frontdesk.signed-in';

let access = null;
let renewing = null;

class Session extends EventTarget {
  me = null;

  get business() {
    return this.me?.business ?? null;
  }

  can(...roles) {
    return roles.some((role) => this.me?.roles?.includes(role));
  }

  async login(email, password) {
    access = (await publicApi.post('/auth/login', { email, password })).accessToken;
    return this.load();
  }

  async register(details) {
    access = (await publicApi.create('/auth/register', details)).accessToken;
    return this.load();
  }

  async load() {
    this.me = await api.get('/auth/me');
    remember(KNOWN, true);
    this.dispatchEvent(new Event('change'));
    return this.me;
  }

  /** Picks up the cookie's session after a reload; null when there is none. */
  async resume() {
    if (!recall(KNOWN) || !(await refresh())) return null;
    return this.load();
  }

  async logout() {
    await publicApi.post('/auth/logout').catch(() => {});
    this.ended();
  }

  ended() {
    access = null;
    this.me = null;
    remember(KNOWN, null);
    this.dispatchEvent(new Event('change'));
  }
}

export const session = new Session();

// A refresh token is used once: tabs must not send the same one at the same moment.
const alone = (work) => (navigator.locks ? navigator.locks.request('frontdesk.refresh', work) : work());

async function refresh() {
  renewing ??= alone(async () => {
    try {
      access = (await publicApi.post('/auth/refresh')).accessToken;
      return true;
    } catch (problem) {
      if (problem.status !== 401 && problem.status !== 403) throw problem;
      remember(KNOWN, null);
      return false;
    }
  }).finally(() => (renewing = null));
  return renewing;
}

export const api = createApi({
  token: () => access,
  renew: async () => {
    const renewed = await refresh();
    if (!renewed && session.me) session.ended();
    return renewed;
  },
});
