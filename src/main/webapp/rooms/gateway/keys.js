import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { ask } from '/shared/ask.js';
import '/shared/copy-button.js';
import { number, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing, opens } from '/shared/listing.js';
import { dismiss, place } from '/shared/menu.js';
import { go } from '/shared/router.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import { budgetLines } from './budget-form.js';
import './key-form.js';
import { meter } from './meter.js';
import './snippets.js';

const OVERLAP = 60;

/** The business's keys: made, looked at, changed, renewed, revoked. A secret is in this page's memory only, until another key is looked at. */
class FdGatewayKeys extends Listing {
  static properties = { editing: {}, teams: { state: true }, fresh: { state: true }, budgets: { state: true } };

  constructor() {
    super({ place: '/console/ai/keys', source: '/ai/keys' });
    this.teams = [];
  }

  connectedCallback() {
    super.connectedCallback();
    api.get('/ai/teams').then(({ items }) => (this.teams = items), () => {});
  }

  parameters() {
    return { limit: 100 };
  }

  willUpdate(changes) {
    if (changes.has('chosen')) {
      if (this.fresh?.id !== this.chosen) this.fresh = null;
      this.budgets = null;
      if (this.chosen && this.chosen !== 'new') this.#refresh();
    }
  }

  /** What is spent changes by itself; and one may stand further down than was read. */
  async #refresh() {
    const { chosen } = this;
    const [one, budgets] = await Promise.all([api.get(`/ai/keys/${encodeURIComponent(chosen)}`).catch(() => null), api.get('/ai/budgets').then(({ items }) => items, () => [])]);
    if (chosen !== this.chosen) return;
    this.budgets = budgets.filter((budget) => budget.scopeId === chosen);
    if (one && this.items) this.put(one);
  }

  #made(key) {
    const { key: secret, ...one } = key;
    this.fresh = { id: one.id, secret };
    this.put(one);
    go(`${this.place}/${one.id}`, { replace: true });
  }

  #changed(key) {
    this.put(key);
    if (this.editing && this.chosen === key.id) go(this.url(key), { replace: true });
  }

  async #rotate(event, one) {
    dismiss(event);
    try {
      this.#made(await api.post(`/ai/keys/${one.id}/rotate`, { overlapMinutes: OVERLAP }));
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #revoke(event, one) {
    dismiss(event);
    if (!(await ask({ title: t('ai.key.revoke.sure', { name: one.name }), text: t('ai.key.revoke.hint'), action: t('ai.key.revoke') }))) return;
    try {
      await api.del(`/ai/keys/${one.id}`);
      this.put({ ...one, revokedAt: new Date().toISOString() });
      toast(t('ai.key.revoked', { name: one.name }));
    } catch (problem) {
      toastProblem(problem);
    }
  }

  render() {
    return html`${this.panes({ label: t('ai.keys'), tools: this.#tools(), list: () => this.#list(), item: this.#item() })}<fd-gateway-budget></fd-gateway-budget>`;
  }

  #tools() {
    return html`<span class="soft small">${this.items ? t('ai.keys.count', { n: this.items.filter((one) => !one.revokedAt).length }) : nothing}</span><div class="actions"><a class="button primary" href="${this.place}/new" title="${t('ai.key.new')} (c)">${icon('plus')} ${t('ai.key.new')}</a></div>`;
  }

  #item() {
    if (!this.chosen) return null;
    if (this.chosen === 'new') return html`${this.head(t('ai.key.new'))}<div class="scroll"><div class="block"><fd-gateway-key-form .teams=${this.teams} .made=${(key) => this.#made(key)}></fd-gateway-key-form></div></div>`;
    if (!this.one) return this.gone();
    if (this.editing && !this.one.revokedAt) return html`${this.head(this.one.name)}<div class="scroll"><div class="block"><fd-gateway-key-form .teams=${this.teams} .of=${this.one} .made=${(key) => this.#changed(key)}></fd-gateway-key-form></div></div>`;
    return this.#key(this.one);
  }

  #state(one) {
    const late = one.expiresAt && Date.parse(one.expiresAt) < Date.now();
    if (one.revokedAt) return html`<span class="state">${icon('close')} ${t('ai.key.state.revoked')}</span>`;
    if (late) return html`<span class="state bad">${icon('clock')} ${t('ai.key.state.expired')}</span>`;
    return html`<span class="state good">${icon('done')} ${t('ai.key.state.works')}</span>`;
  }

  #team(one) {
    return one.team ? (this.teams.find((team) => team.id === one.team)?.name ?? '–') : '–';
  }

  #list() {
    if (!this.items.length) return html`<div class="empty">${icon('key')}<h2>${t('ai.keys.empty')}</h2><p>${t('ai.keys.empty.hint')}</p><a class="button primary" href="${this.place}/new">${icon('plus')} ${t('ai.key.new')}</a></div>`;
    return html`
      <table class="grid stacks keys-grid">
        <thead><tr><th scope="col">${t('ai.key.name')}</th><th scope="col" class="c-key">${t('ai.by.key')}</th><th scope="col" class="c-team">${t('ai.by.team')}</th><th scope="col" class="c-budget">${t('ai.budget')}</th><th scope="col" class="c-state">${t('status')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr class=${one.revokedAt ? 'off' : ''} aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="auto" href=${this.url(one)}>${one.name}</a></td><td class="c-key soft"><bdi dir="ltr">${one.hint}</bdi></td><td class="c-team"><bdi>${this.#team(one)}</bdi></td>
            <td class="c-budget">${one.budget ? meter(one.budget) : html`<span class="soft">${t('ai.budget.none')}</span>`}</td><td class="c-state">${this.#state(one)}</td></tr>`)}</tbody>
      </table>`;
  }

  #key(one) {
    const limits = Object.entries(one.limits ?? {}).filter(([, value]) => value);
    const list = (values) => (values?.length ? html`<span>${values.map((value) => html`<code dir="ltr">${value}</code> `)}</span>` : t('ai.all'));
    const actions = one.revokedAt ? nothing : html`
      <a class="button" href="${this.place}/${one.id}/edit">${icon('pencil')} ${t('edit')}</a>
      <button class="icon-button" popovertarget="key-more" aria-label=${t('more.actions')}>${icon('more')}</button>
      <div id="key-more" class="menu" popover @toggle=${place}><button @click=${(event) => this.#rotate(event, one)}>${icon('refresh')} ${t('ai.key.rotate')}</button><button @click=${(event) => this.#revoke(event, one)}>${icon('trash')} ${t('ai.key.revoke')}</button></div>`;
    return html`
      ${this.head(one.name, actions)}
      <div class="scroll">
        ${this.fresh?.id === one.id ? this.#secret() : nothing}
        <div class="block"><h3>${t('ai.budget')}</h3>${this.#budgets(one)}</div>
        <div class="block"><dl class="facts">
          <dt>${t('status')}</dt><dd>${this.#state(one)}</dd>
          <dt>${t('ai.by.team')}</dt><dd><bdi>${this.#team(one)}</bdi></dd>
          <dt>${t('ai.models')}</dt><dd>${list(one.models)}</dd>
          <dt>${t('ai.key.addresses')}</dt><dd>${list(one.addresses)}</dd>
          <dt>${t('ai.limits')}</dt><dd>${limits.length ? html`<ul class="plain-list num">${limits.map(([name, value]) => html`<li>${t(`ai.limit.${name}`)}: ${number(value)}</li>`)}</ul>` : t('ai.limits.plan')}</dd>
          <dt>${t('ai.key.expires')}</dt><dd>${one.expiresAt ? html`<fd-time at=${one.expiresAt}></fd-time>` : t('ai.never')}</dd>
          <dt>${t('ai.key.made')}</dt><dd><fd-time at=${one.createdAt}></fd-time></dd>
        </dl><p><a href="/console/ai/log?key=${one.id}">${t('ai.key.calls')}</a></p></div>
        ${one.revokedAt ? nothing : html`<div class="block"><h3>${t('ai.snippet')}</h3><fd-gateway-snippets .key=${this.fresh?.id === one.id ? this.fresh.secret : ''} .model=${one.models?.find((model) => !model.endsWith('*'))}></fd-gateway-snippets></div>`}
      </div>`;
  }

  #budgets(one) {
    if (!this.budgets) return html`<span class="bone w70"></span>`;
    const { budgets } = this;
    return html`
      ${budgets.length ? nothing : html`<p class="soft">${t('ai.budget.none.hint')}</p>`}
      ${one.revokedAt ? budgets.map(({ budget }) => meter(budget)) : html`<div class="budget-list narrow">${budgetLines({ scope: 'key', id: one.id, name: one.name, budgets }, (of) => this.querySelector('fd-gateway-budget').edit(of, () => this.#refresh()))}</div>`}`;
  }

  #secret() {
    return html`
      <div class="block secret" role="alert"><h3>${t('ai.key.secret')}</h3>
        <p><code class="the-key" dir="ltr">${this.fresh.secret}</code></p><p class="soft small">${t('ai.key.secret.hint')}</p><fd-copy .text=${this.fresh.secret} .label=${t('ai.key.copy')}></fd-copy></div>`;
  }
}
customElements.define('fd-gateway-keys', FdGatewayKeys);
