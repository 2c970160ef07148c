import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from './element.js';
import { t } from './i18n.js';
import { go, match, router } from './router.js';

/** A room of the console whose pages are tabs, each with an address of its own: `place/page/id/act`. */
export class TabbedRoom extends FdElement {
  static properties = { at: { state: true } };
  #onRoute = () => this.#route();

  /** `pages` draws each page by its name from an id and an act; `label` and `texts` say what the tabs are called. */
  constructor({ place, pages, label, texts }) {
    super();
    Object.assign(this, { place, pages, label, texts });
  }

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#onRoute);
    this.#route();
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#onRoute);
    super.disconnectedCallback();
  }

  /** Those that who is signed in may see. */
  get shown() {
    return Object.keys(this.pages);
  }

  #route() {
    const at = match(`${this.place}/:page?/:id?/:act?`);
    if (!at) return;
    if (!this.shown.includes(at.page)) return go(`${this.place}/${this.shown[0]}`, { replace: true });
    this.at = at;
  }

  updated() {
    this.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  render() {
    if (!this.at) return html``;
    const { page, id, act } = this.at;
    return html`
      <div class="pages">
        <header class="tabs-head"><nav class="tabs" aria-label=${t(this.label)}>${this.shown.map((one) => html`<a href="${this.place}/${one}" aria-current=${one === page ? 'page' : nothing}>${t(`${this.texts}.${one}`)}</a>`)}</nav></header>
        ${this.pages[page](id, act)}
      </div>`;
  }
}
