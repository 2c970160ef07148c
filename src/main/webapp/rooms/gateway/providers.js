import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing, opens } from '/shared/listing.js';
import { go } from '/shared/router.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import { knownModels } from './known-models.js';
import { kindName } from './provider.js';

/** Where models come from. */
class FdGatewayProviders extends Listing {
  static properties = { kinds: { state: true } };

  constructor() {
    super({ place: '/console/ai/providers', source: '/ai/providers' });
    this.kinds = [];
  }

  connectedCallback() {
    super.connectedCallback();
    api.get('/ai/providers/kinds').then(({ items }) => (this.kinds = items), () => {});
  }

  async #enable(one, enabled) {
    this.put({ ...one, enabled });
    try {
      this.put(await api.patch(`/ai/providers/${one.id}`, { enabled }));
      toast(t(enabled ? 'ai.provider.enabled' : 'ai.provider.disabled', { name: one.name }), { undo: () => this.#enable(one, !enabled) });
    } catch (problem) {
      this.put(one);
      toastProblem(problem);
    }
  }

  #saved(one, { added }) {
    this.put(one);
    knownModels({ again: true }).catch(() => {});
    if (added) go(`${this.place}/${one.id}`, { replace: true });
  }

  #removed(one) {
    this.drop(one);
    go(this.place, { replace: true });
    toast(t('toast.removed', { name: one.name }));
  }

  render() {
    return this.panes({ label: t('ai.providers'), tools: this.#tools(), list: () => this.#list(), item: this.#item() });
  }

  #tools() {
    return html`<span class="soft small clip">${t('ai.providers.hint')}</span><div class="actions"><a class="button primary" href="${this.place}/new" title="${t('ai.provider.new')} (c)">${icon('plus')} ${t('ai.provider.new')}</a></div>`;
  }

  #item() {
    if (!this.chosen) return null;
    if (this.chosen !== 'new' && !this.one) return this.gone();
    return html`
      ${this.head(this.one?.name ?? t('ai.provider.new'))}
      <div class="scroll"><fd-gateway-provider .provider=${this.one ?? null} .kinds=${this.kinds} .saved=${(one, how) => this.#saved(one, how)} .removed=${(one) => this.#removed(one)} .enable=${(one, enabled) => this.#enable(one, enabled)}></fd-gateway-provider></div>`;
  }

  #list() {
    if (!this.items.length) return html`<div class="empty">${icon('stars')}<h2>${t('ai.providers.empty')}</h2><p>${t('ai.providers.empty.hint')}</p><a class="button primary" href="${this.place}/new">${icon('plus')} ${t('ai.provider.new')}</a></div>`;
    return html`
      <table class="grid stacks providers-grid">
        <thead><tr><th scope="col">${t('ai.by.provider')}</th><th scope="col" class="c-kind">${t('ai.provider.kind')}</th><th scope="col" class="c-address">${t('ai.provider.address')}</th><th scope="col" class="c-key">${t('ai.provider.key')}</th><th scope="col" class="c-state">${t('status')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr class=${one.enabled ? '' : 'off'} aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" href=${this.url(one)}>${one.name}</a></td><td class="c-kind">${kindName(one.kind)}</td><td class="c-address soft"><bdi dir="ltr">${one.baseUrl}</bdi></td><td class="c-key soft"><bdi dir="ltr">${one.keyHint || '–'}</bdi></td>
            <td class="c-state">${one.enabled ? html`<span class="state good">${icon('done')} ${t('ai.provider.on')}</span>` : html`<span class="state">${icon('pause')} ${t('ai.provider.off')}</span>`}</td></tr>`)}</tbody>
      </table>`;
  }
}
customElements.define('fd-gateway-providers', FdGatewayProviders);
