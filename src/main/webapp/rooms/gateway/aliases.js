import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { number, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing, opens } from '/shared/listing.js';
import { go } from '/shared/router.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import './alias-form.js';
import { knownModels } from './known-models.js';

/** Names of the business's own for models: where a call by such a name goes. */
class FdGatewayAliases extends Listing {
  constructor() {
    super({ place: '/console/ai/routes', source: '/ai/aliases' });
  }

  idOf(one) {
    return one.name;
  }

  parameters() {
    return { limit: 100 };
  }

  #saved(one) {
    const added = this.chosen === 'new';
    this.put(one);
    knownModels({ again: true }).catch(() => {});
    toast(t('ai.route.saved', { name: one.name }));
    if (added) go(`${this.place}/${encodeURIComponent(one.name)}`, { replace: true });
  }

  async #remove(one) {
    try {
      await api.del(`/ai/aliases/${encodeURIComponent(one.name)}`);
      this.drop(one);
      go(this.place, { replace: true });
      knownModels({ again: true }).catch(() => {});
      const { strategy, targets } = one;
      toast(t('toast.removed', { name: one.name }), { undo: () => api.put(`/ai/aliases/${encodeURIComponent(one.name)}`, { strategy, targets }).then((back) => this.put(back), toastProblem) });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  render() {
    return this.panes({ label: t('ai.routes'), tools: this.#tools(), list: () => this.#list(), item: this.#item() });
  }

  #tools() {
    return html`<span class="soft small clip">${t('ai.routes.hint')}</span><div class="actions"><a class="button primary" href="${this.place}/new" title="${t('ai.route.new')} (c)">${icon('plus')} ${t('ai.route.new')}</a></div>`;
  }

  #item() {
    if (!this.chosen) return null;
    const { one } = this;
    if (this.chosen !== 'new' && !one) return this.gone();
    return html`
      ${this.head(one?.name ?? t('ai.route.new'), one ? html`<button class="icon-button" aria-label="${t('remove')}: ${one.name}" title=${t('remove')} @click=${() => this.#remove(one)}>${icon('trash')}</button>` : nothing)}
      <div class="scroll"><div class="block"><fd-gateway-alias .alias=${one ?? null} .saved=${(saved) => this.#saved(saved)}></fd-gateway-alias></div></div>`;
  }

  #list() {
    if (!this.items.length) return html`<div class="empty">${icon('forward', 'flips')}<h2>${t('ai.routes.empty')}</h2><p>${t('ai.routes.empty.hint')}</p><a class="button primary" href="${this.place}/new">${icon('plus')} ${t('ai.route.new')}</a></div>`;
    return html`
      <table class="grid stacks routes-grid">
        <thead><tr><th scope="col">${t('ai.route.name')}</th><th scope="col" class="c-strategy">${t('ai.route.strategy')}</th><th scope="col" class="c-targets">${t('ai.route.targets')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.name, (one) => html`
          <tr aria-current=${one.name === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" href=${this.url(one)}><bdi>${one.name}</bdi></a></td><td class="c-strategy">${t(`ai.strategy.${one.strategy}`)}</td><td class="c-targets"><bdi dir="ltr">${this.#targets(one)}</bdi></td></tr>`)}</tbody>
      </table>`;
  }

  #targets({ strategy, targets }) {
    const all = targets.reduce((sum, one) => sum + one.weight, 0);
    return targets.map((one, at) => html`${at ? html`<span class="soft"> ${strategy === 'failover' ? '→' : '·'} </span>` : nothing}${one.model}${strategy === 'weighted' ? html` <span class="soft num">${number(one.weight / all, { style: 'percent' })}</span>` : nothing}`);
  }
}
customElements.define('fd-gateway-aliases', FdGatewayAliases);
