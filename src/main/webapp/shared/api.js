import { uuid } from './store.js';

/** What went wrong, as the server said it (RFC 9457); `code` is 'offline' when it could not be reached. */
export class Problem extends Error {
  constructor({ status = 0, code = 'unknown', title, detail, field, retryAfter }) {
    super(detail || title || code);
    Object.assign(this, { name: 'Problem', status, code, title, detail, field, retryAfter });
  }
}

async function problemOf(response) {
  const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
  try {
    return new Problem({ ...(await response.json()), status: response.status, retryAfter });
  } catch {
    return new Problem({ status: response.status, code: `http_${response.status}`, title: response.statusText, retryAfter });
  }
}

/** `token()` gives the bearer token or null; `renew()` is asked once after a 401 and says whether another try makes sense. */
export function createApi({ token, renew }) {
  async function once(method, path, { body, headers = {}, signal, idempotent }) {
    const bearer = await token();
    const init = { method, signal, credentials: 'same-origin', headers: { Accept: 'application/json', ...headers } };
    if (bearer) init.headers.Authorization = `Bearer ${bearer}`;
    if (idempotent) init.headers['Idempotency-Key'] = idempotent;
    if (body instanceof Blob) init.body = body;
    else if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers['Content-Type'] = 'application/json';
    }
    try {
      return await fetch(`/api${path}`, init);
    } catch (failure) {
      if (failure.name === 'AbortError') throw failure;
      throw new Problem({ code: 'offline' });
    }
  }

  async function response(method, path, options = {}) {
    let answer = await once(method, path, options);
    if (answer.status === 401 && renew && (await renew())) answer = await once(method, path, options);
    if (!answer.ok) throw await problemOf(answer);
    return answer;
  }

  async function json(method, path, options) {
    const answer = await response(method, path, options);
    if (answer.status === 204) return null;
    const text = await answer.text();
    return text ? JSON.parse(text) : null;
  }

  return {
    response,
    get: (path, options) => json('GET', path, options),
    post: (path, body, options) => json('POST', path, { body, ...options }),
    /** For POSTs that create: a repeated one makes nothing twice. */
    create: (path, body, options) => json('POST', path, { body, idempotent: uuid(), ...options }),
    put: (path, body, options) => json('PUT', path, { body, ...options }),
    patch: (path, body, options) => json('PATCH', path, { body, ...options }),
    del: (path, options) => json('DELETE', path, options),
  };
}

/** A query string without its empty parts. */
export function query(values) {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value !== undefined && value !== null && value !== '') parts.set(key, value);
  const text = parts.toString();
  return text ? `?${text}` : '';
}

export const publicApi = createApi({ token: () => null });
