import { html, nothing } from '/vendor/lit/lit.js';
import { ask } from './ask.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { Listing } from './listing.js';
import { go } from './router.js';
import { api } from './session.js';
import { toast } from './toast.js';

/** A listing of what could not be done: tried again, or thrown away. Each draws its `table()`, and the `detail(one)` with its `buttons(one)`. */
export class ParkedListing extends Listing {
  static properties = { refused: { state: true }, busy: { state: true } };

  /** Keys of texts: what those of the page begin with, and what is said of one that was `tried` again. */
  constructor({ texts, tried, ...listing }) {
    super({ ...listing, creates: false });
    Object.assign(this, { texts, tried });
  }

  willUpdate(changes) {
    if (changes.has('chosen')) this.refused = null;
  }

  /** Where the API has it. */
  addressOf(one) {
    return `${this.source}/${one.id}`;
  }

  async #settle(one, verb, said) {
    this.busy = true;
    this.refused = null;
    try {
      this.settled(one, said, await api.post(`${this.addressOf(one)}/${verb}`));
    } catch (problem) {
      this.refuse(problem);
    } finally {
      this.busy = false;
    }
  }

  settled(one, said) {
    this.drop(one);
    go(this.place + location.search, { replace: true });
    toast(t(said));
  }

  refuse(problem) {
    this.refused = problem;
  }

  async #discard(one) {
    if (await ask({ title: t(`${this.texts}.discard.sure`), text: t(`${this.texts}.discard.hint`), action: t('discard') })) this.#settle(one, 'discard', 'parked.discarded');
  }

  render() {
    return this.panes({ label: t(this.texts), tools: this.tools(), list: () => (this.items.length ? this.table() : this.#empty()), item: this.chosen && (this.one ? this.detail(this.one) : this.gone()) });
  }

  tools() {
    return html`<span class="soft small clip">${t(`${this.texts}.hint`)}</span>`;
  }

  #empty() {
    return html`<div class="empty">${icon('done')}<h2>${t(`${this.texts}.empty`)}</h2><p>${this.none()}</p></div>`;
  }

  none() {
    return t(`${this.texts}.empty.hint`);
  }

  /** Only what is `whole` can be tried again. */
  buttons(one, { whole = true, again = 'retry' } = {}) {
    const off = this.busy || !whole;
    return html`<div class="row"><button class="button primary" aria-disabled=${off ? 'true' : nothing} @click=${() => off || this.#settle(one, 'retry', this.tried)}>${icon('refresh')} ${t(again)}</button><button class="button bad" @click=${() => this.#discard(one)}>${icon('trash')} ${t('discard')}</button></div>`;
  }
}
