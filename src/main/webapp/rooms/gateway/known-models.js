import { html } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { api, session } from '/shared/session.js';

const MOST_PAGES = 30;
let asked = null;
session.addEventListener('change', () => (asked = null));

/** All models that the business can name, by name; asked for once in a while. */
export function knownModels({ again = false } = {}) {
  if (again) asked = null;
  asked ??= read().catch((problem) => {
    asked = null;
    throw problem;
  });
  return asked;
}

async function read() {
  const all = [];
  let after = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next } = await api.get(`/ai/models${query({ limit: 100, after })}`);
    all.push(...items);
    after = next;
    if (!after) break;
  }
  return all;
}

/** For an input's `list`. */
export const modelList = (id, models) => html`<datalist id=${id}>${models.map((one) => html`<option value=${one.id ?? one}></option>`)}</datalist>`;
