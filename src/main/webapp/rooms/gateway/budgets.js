import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { FdElement } from '/shared/element.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { bindKeys, unbindKeys } from '/shared/keys.js';
import { dismiss, place } from '/shared/menu.js';
import { api, session } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import { budgetLines } from './budget-form.js';
import './team-form.js';

/** Who may spend how much, and what is left of it: the business, its teams, its keys. A call needs room in all that hold it. */
class FdGatewayBudgets extends FdElement {
  static properties = { lines: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    bindKeys(this, [{ keys: 'c', label: () => t('ai.team.new'), run: () => this.#team() }]);
    this.load();
  }

  disconnectedCallback() {
    unbindKeys(this);
    super.disconnectedCallback();
  }

  load = async () => {
    this.problem = null;
    try {
      const [budgets, teams, keys] = await Promise.all(['/ai/budgets', '/ai/teams', '/ai/keys?limit=100'].map((path) => api.get(path).then(({ items }) => items)));
      const line = (scope, { id, name }) => ({ scope, id, name, budgets: budgets.filter((one) => one.scope === scope && one.scopeId === id) });
      this.lines = [line('business', session.business), ...teams.map((team) => line('team', team)), ...keys.filter((key) => key.budget && !key.revokedAt).map((key) => line('key', key))];
    } catch (problem) {
      this.problem = problem;
    }
  };

  #team(team) {
    this.querySelector('fd-gateway-team').edit(team, this.load);
  }

  #edit(of) {
    this.querySelector('fd-gateway-budget').edit(of, this.load);
  }

  async #remove(event, { id, name, budgets }) {
    dismiss(event);
    try {
      await api.del(`/ai/teams/${id}`);
      await this.load();
      const [{ budget } = {}] = budgets;
      const terms = budget && { amount: budget.amount, currency: 'USD', period: budget.period, hard: budget.hard };
      toast(t('toast.removed', { name }), { undo: () => api.create('/ai/teams', { name, budget: terms }).then(this.load, toastProblem) });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  render() {
    return html`
      <section class="page">
        <header class="pane-head"><h1 class="sr">${t('ai.budgets')}</h1><span class="soft small clip">${t('ai.budgets.hint')}</span><div class="actions"><button class="button primary" title="${t('ai.team.new')} (c)" @click=${() => this.#team()}>${icon('plus')} ${t('ai.team.new')}</button></div></header>
        <div class="scroll">${this.#body()}</div>
      </section>
      <fd-gateway-budget></fd-gateway-budget><fd-gateway-team></fd-gateway-team>`;
  }

  #body() {
    if (this.problem) return html`<div class="empty">${icon('warning')}<p>${problemText(this.problem)}</p><button class="button" @click=${this.load}>${t('retry')}</button></div>`;
    if (!this.lines) return html`<div class="bones" aria-busy="true">${[90, 70, 90, 50].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    const keys = this.lines.filter(({ scope }) => scope === 'key');
    const teams = this.lines.filter(({ scope }) => scope === 'team');
    return html`
      ${this.#section('ai.budget.business', this.lines.slice(0, 1))}
      ${this.#section('ai.teams', teams, t('ai.teams.none'))}
      ${this.#section('ai.keys', keys, html`${t('ai.budgets.keys.none')} <a href="/console/ai/keys">${t('ai.keys')}</a>`)}`;
  }

  #section(title, lines, none) {
    return html`
      <section class="budget-section"><h2>${t(title)}</h2>
        ${lines.length ? html`<ul class="budget-lines">${repeat(lines, (line) => line.id, (line) => this.#line(line))}</ul>` : html`<p class="soft">${none}</p>`}</section>`;
  }

  #line(line) {
    const { scope, id, name } = line;
    return html`
      <li>
        <span class="name row"><span class="clip" dir="auto">${scope === 'key' ? html`<a href="/console/ai/keys/${id}">${name}</a>` : name}</span>
          ${scope === 'team' ? html`<button class="icon-button" popovertarget="team-${id}" aria-label="${t('more.actions')}: ${name}">${icon('more')}</button>
            <div id="team-${id}" class="menu" popover @toggle=${place}><button @click=${(event) => (dismiss(event), this.#team({ id, name }))}>${icon('pencil')} ${t('ai.team.rename')}</button><button @click=${(event) => this.#remove(event, line)}>${icon('trash')} ${t('remove')}</button></div>` : nothing}</span>
        <div class="budget-list">${budgetLines(line, (of) => this.#edit(of))}</div>
      </li>`;
  }
}
customElements.define('fd-gateway-budgets', FdGatewayBudgets);
