import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { language, languageName, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { go, router } from '/shared/router.js';

/** First in the reader's language; when that has nothing, in any. */
export async function find(api, q, { limit = 10, signal } = {}) {
  const here = await api.get(`/knowledge/search${query({ q, language: language(), limit })}`, { signal });
  if (here.items.length) return here;
  const anywhere = await api.get(`/knowledge/search${query({ q, limit })}`, { signal });
  return { ...anywhere, suggestion: anywhere.suggestion ?? here.suggestion };
}

/** The words that were asked for, marked in a text. */
export function marked(text, q) {
  const words = q.split(/\s+/).filter((word) => word.length > 2).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (!words.length) return text;
  return (text ?? '').split(new RegExp(`(${words.join('|')})`, 'giu')).map((part, i) => (i % 2 ? html`<mark>${part}</mark>` : part));
}

class FdPortalSearch extends FdElement {
  static properties = { compact: { type: Boolean }, found: { state: true }, open: { state: true }, at: { state: true }, text: { state: true } };
  #timer = 0;
  #running = null;
  #onRoute = () => {
    this.text = new URLSearchParams(location.search).get('q') ?? '';
    this.open = false;
  };

  constructor() {
    super();
    Object.assign(this, { found: null, open: false, at: -1, text: new URLSearchParams(location.search).get('q') ?? '' });
  }

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#onRoute);
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#onRoute);
    super.disconnectedCallback();
  }

  firstUpdated() {
    if (!this.compact && innerWidth > 600 && window === top) this.querySelector('input').focus({ preventScroll: true });
  }

  #input({ target }) {
    this.text = target.value;
    this.at = -1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), 140);
  }

  async #look() {
    this.#running?.abort();
    const q = this.text.trim();
    if (q.length < 2) return (this.open = false);
    const running = (this.#running = new AbortController());
    try {
      this.found = { q, ...(await find(this.api, q, { limit: 6, signal: running.signal })) };
      this.open = this.contains(document.activeElement);
    } catch {
      // The results page says what is wrong; a list that is typed for does not interrupt.
    }
  }

  get #options() {
    if (!this.open || !this.found) return [];
    const { items, q } = this.found;
    return [
      ...items.map((item) => ({ url: item.url, item })),
      ...(items.length ? [{ url: `/p/${this.slug}/search?q=${encodeURIComponent(q)}`, all: true }] : []),
      { ask: q },
    ];
  }

  #choose(option) {
    this.open = false;
    if (option.ask) window.frontdesk?.ask(option.ask);
    else go(option.url);
  }

  #submit(event) {
    event.preventDefault();
    const q = this.text.trim();
    if (this.at >= 0) this.#choose(this.#options[this.at]);
    else if (q) go(`/p/${this.slug}/search?q=${encodeURIComponent(q)}`);
  }

  #key(event) {
    const count = this.#options.length;
    if (event.key === 'Escape') {
      if (!this.open) event.target.blur();
      this.open = false;
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!this.open && this.found) this.open = true;
      if (!count) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.at = ((this.at + 1 + step + count + 1) % (count + 1)) - 1;
      this.updateComplete.then(() => this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
    }
  }

  render() {
    const options = this.#options;
    const open = this.open && options.length > 0;
    return html`
      <form role="search" class="find ${this.compact ? 'compact' : ''}" @submit=${this.#submit} @focusout=${({ relatedTarget }) => this.contains(relatedTarget) || (this.open = false)}>
        ${icon('search')}
        <input type="search" role="combobox" autocomplete="off" enterkeyhint="search" aria-autocomplete="list" aria-controls="found" aria-expanded=${open} aria-label=${t('search')}
          aria-activedescendant=${open && this.at >= 0 ? `found-${this.at}` : nothing} placeholder=${t('portal.search')} .value=${this.text}
          @input=${this.#input} @keydown=${this.#key} @focus=${() => (this.open = this.text.trim().length > 1 && this.found?.q === this.text.trim())}>
        <kbd aria-hidden="true">/</kbd>
        <div id="found" role="listbox" class="found" aria-label=${t('search.results')} ?hidden=${!open} @mousedown=${(event) => event.preventDefault()}>
          ${options.map((option, i) => html`
            <div role="option" id="found-${i}" aria-selected=${i === this.at} class=${option.item ? '' : 'action'} @click=${() => this.#choose(option)}>${this.#option(option)}</div>`)}
        </div>
      </form>`;
  }

  #option({ item, all, ask }) {
    if (all) return html`${icon('search')} <span class="clip">${t('search.all', { q: this.found.q })}</span>`;
    if (ask) return html`${icon('chat')} <span class="clip">${t('search.ask', { q: ask })}</span>`;
    return html`
      <div class="row spread"><b class="clip" dir="auto">${marked(item.title, this.found.q)}</b>
        <span class="soft small">${item.language === language() ? item.collection?.name : languageName(item.language)}</span></div>
      <div class="soft small clip" dir="auto">${marked(item.excerpt, this.found.q)}</div>`;
  }
}
customElements.define('fd-portal-search', FdPortalSearch);
