import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { ask } from '/shared/ask.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing, opens } from '/shared/listing.js';
import { go } from '/shared/router.js';
import { api } from '/shared/session.js';
import { toast } from '/shared/toast.js';
import { json } from './json.js';

/** A refusal is stored as the problem that its client would have heard. */
function reason(text) {
  try {
    const { detail, title } = JSON.parse(text);
    return detail ?? title ?? text;
  } catch {
    return text;
  }
}

/** Other systems' requests that nobody could answer: tried again, or thrown away. */
class FdIntegrationParked extends Listing {
  static properties = { refused: { state: true }, busy: { state: true } };

  constructor() {
    super({ place: '/console/integration/parked', source: '/integration/parked', creates: false });
  }

  willUpdate(changes) {
    if (changes.has('chosen')) this.refused = null;
  }

  async #retry(one) {
    this.busy = true;
    this.refused = null;
    try {
      await api.post(`/integration/parked/${one.id}/retry`);
      this.#left(one, 'integration.parked.done');
    } catch (problem) {
      this.refused = problem;
    } finally {
      this.busy = false;
    }
  }

  async #discard(one) {
    if (!(await ask({ title: t('integration.parked.discard.sure'), text: t('integration.parked.discard.hint'), action: t('discard') }))) return;
    try {
      await api.post(`/integration/parked/${one.id}/discard`);
      this.#left(one, 'integration.parked.discarded');
    } catch (problem) {
      this.refused = problem;
    }
  }

  #left(one, said) {
    this.drop(one);
    go(this.place, { replace: true });
    toast(t(said));
  }

  render() {
    return this.panes({ label: t('integration.parked'), tools: html`<span class="soft small clip">${t('integration.parked.hint')}</span>`, list: () => this.#list(), item: this.chosen && (this.one ? this.#request(this.one) : this.gone()) });
  }

  #list() {
    if (!this.items.length) return html`<div class="empty">${icon('done')}<h2>${t('integration.parked.empty')}</h2><p>${t('integration.parked.empty.hint')}</p></div>`;
    return html`
      <table class="grid stacks parked-grid">
        <thead><tr><th scope="col" class="c-kind">${t('integration.request')}</th><th scope="col">${t('integration.problem')}</th><th scope="col" class="c-when">${t('integration.at')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first c-kind"><a class="clip" dir="ltr" href=${this.url(one)}>${one.type || t('integration.request.unknown')}</a></td><td class="clip" lang="en" dir="ltr">${reason(one.problem)}</td><td class="c-when soft"><fd-time at=${one.parkedAt}></fd-time></td></tr>`)}</tbody>
      </table>`;
  }

  #request(one) {
    return html`
      ${this.head(one.type || t('integration.request.unknown'))}
      <div class="scroll">
        <div class="block"><p class="note-line bad" lang="en" dir="ltr">${icon('warning')} <span>${reason(one.problem)}</span></p>
          ${this.refused ? html`<p class="note-line bad" role="alert">${icon('warning')} <span><b>${t('integration.parked.again')}</b> ${problemText(this.refused)}</span></p>` : nothing}
          <div class="row"><button class="button primary" aria-disabled=${this.busy || !one.whole ? 'true' : nothing} @click=${() => !this.busy && one.whole && this.#retry(one)}>${icon('refresh')} ${t('retry')}</button><button class="button bad" @click=${() => this.#discard(one)}>${icon('trash')} ${t('discard')}</button></div>
          ${one.whole ? nothing : html`<p class="soft small">${t('integration.parked.part')}</p>`}</div>
        <div class="block"><h3>${t('integration.payload')}</h3>${one.payload ? json(one.payload) : html`<p class="soft">${t('integration.payload.none')}</p>`}</div>
      </div>`;
  }
}
customElements.define('fd-integration-parked', FdIntegrationParked);
