import { query } from '/shared/api.js';
import { api } from '/shared/session.js';

/** The articles as the list shows them, and the collections they stand in. */
class Library extends EventTarget {
  filters = { q: '', status: 'all', language: '', collection: '' };
  items = null;
  next = null;
  problem = null;
  collections = [];
  #turn = 0;

  /** The filters are the address's, so that Back and a shared link work. */
  read(parameters) {
    const filters = { q: parameters.get('q') ?? '', status: parameters.get('status') ?? 'all', language: parameters.get('language') ?? '', collection: parameters.get('collection') ?? '' };
    if (this.items && JSON.stringify(filters) === JSON.stringify(this.filters)) return;
    this.filters = filters;
    this.load();
  }

  get search() {
    const { q, status, language, collection } = this.filters;
    return query({ q, status: status === 'all' ? '' : status, language, collection });
  }

  async load({ more = false } = {}) {
    const turn = ++this.#turn;
    this.problem = null;
    try {
      const [{ items, next }] = await Promise.all([api.get(`/knowledge/articles${query({ ...this.filters, limit: 100, after: more ? this.next : null })}`), this.collections.length || this.loadCollections()]);
      if (turn !== this.#turn) return;
      this.items = more ? [...this.items, ...items] : items;
      this.next = next;
    } catch (problem) {
      this.problem = problem;
    }
    this.#changed();
  }

  async loadCollections() {
    this.collections = (await api.get('/knowledge/collections')).items;
    this.#changed();
  }

  async addCollection(name) {
    const made = await api.create('/knowledge/collections', { name });
    await this.loadCollections();
    return made.id;
  }

  /** A saved article in the list, in place; a new one on top. */
  put(article) {
    const { markdown, html, questions, ...row } = article;
    const at = this.items?.findIndex((one) => one.id === article.id) ?? -1;
    if (at >= 0) this.items = this.items.with(at, { ...this.items[at], ...row });
    else this.items = [row, ...(this.items ?? [])];
    this.#changed();
  }

  async remove(article) {
    await api.del(`/knowledge/articles/${article.id}`);
    this.items = this.items?.filter((one) => one.id !== article.id) ?? null;
    this.#changed();
  }

  async restore(article) {
    await api.post(`/knowledge/articles/${article.id}/restore`);
    await this.load();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

export const library = new Library();
