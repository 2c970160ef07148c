export class Trouble extends Error {
  constructor(values) {
    super(values.detail || values.title || values.code);
    Object.assign(this, values);
  }
}

// Private windows and strict pages forbid storage: the chat then lasts as long as the page.
const memory = new Map();

export const kept = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return memory.get(key) ?? null;
    }
  },
  set(key, value) {
    memory.set(key, value);
    try {
      if (value === null || value === '') localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // in memory
    }
  },
};

export const uuid = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
};

/** Calls as the visitor of one business: makes the visitor on the first call, renews it before it ends. */
export class VisitorApi {
  #key;
  #under = null;

  constructor({ base, slug, identity }) {
    Object.assign(this, { base, slug, identity });
    this.#key = `frontdesk.${slug}.visitor`;
    const known = kept.get(this.#key);
    // Somebody else signed in on this page: their conversations are not the last one's.
    if (known && identity && known.userId !== identity.userId) this.forget();
  }

  forget() {
    kept.set(this.#key, null);
    kept.set(`frontdesk.${this.slug}.chat`, null);
  }

  async #fetch(method, path, body, token) {
    const headers = { Accept: 'application/json' };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers['Content-Type'] = 'application/json';
    let answer;
    try {
      answer = await fetch(`${this.base}api${path}`, { method, headers, credentials: 'omit', body: body && JSON.stringify(body) });
    } catch {
      throw new Trouble({ code: 'offline', status: 0 });
    }
    const content = await answer.json().catch(() => null);
    if (!answer.ok) throw new Trouble({ code: 'unknown', ...content, status: answer.status });
    return content;
  }

  open(path) {
    return this.#fetch('GET', path);
  }

  async #token(force) {
    const known = kept.get(this.#key);
    if (known && !force && Date.parse(known.expiresAt) - Date.now() > 60_000) return known.token;
    this.#under ??= this.#alone(() => this.#renew(known)).finally(() => (this.#under = null));
    return this.#under;
  }

  // The page around (our portal) and other tabs make the visitor too: one of them does, the others take it.
  #alone(work) {
    return navigator.locks ? navigator.locks.request(this.#key, work) : work();
  }

  async #renew(known) {
    const meanwhile = kept.get(this.#key);
    if (meanwhile && meanwhile.token !== known?.token) return meanwhile.token;
    let fresh = null;
    if (known) {
      fresh = await this.#fetch('POST', '/support/visitors/renew', { token: known.token }).catch((trouble) => {
        if (trouble.status === 401 || trouble.status === 403 || trouble.status === 404) return null;
        throw trouble;
      });
      if (!fresh) this.forget();
    }
    fresh ??= await this.#fetch('POST', '/support/visitors', { business: this.slug, identity: this.identity });
    kept.set(this.#key, { ...known, ...fresh, userId: this.identity?.userId });
    return fresh.token;
  }

  async call(method, path, body) {
    try {
      return await this.#fetch(method, path, body, await this.#token());
    } catch (trouble) {
      if (trouble.status !== 401) throw trouble;
      return this.#fetch(method, path, body, await this.#token(true));
    }
  }
}
