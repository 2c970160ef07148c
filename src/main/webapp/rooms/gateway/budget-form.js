import { html, nothing } from '/vendor/lit/lit.js';
import { ask } from '/shared/ask.js';
import { FdElement } from '/shared/element.js';
import { formProblem, input, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import { money } from './figures.js';
import { meter } from './meter.js';

export const PERIODS = ['day', 'month', 'total'];

/** The three things that make a budget, as fields of a form. */
export const budgetFields = ({ budget, problem, required = true, prefix = '', periods = PERIODS }) => html`
  <div class="pair">
    ${input({ name: `${prefix}amount`, label: t('ai.budget.amount'), value: budget?.amount ?? '', problem, required, type: 'text' })}
    <div class="field"><label for="${prefix}period">${t('ai.budget.period')}</label><select class="select" id="${prefix}period" name="${prefix}period">${periods.map((period) => html`<option value=${period} .selected=${period === (budget?.period ?? 'month')}>${t(`ai.period.${period}`)}</option>`)}</select></div>
  </div>
  <label class="check"><input type="checkbox" name="${prefix}hard" .checked=${budget?.hard ?? true}> <span>${t('ai.budget.hard')}<span class="hint">${t('ai.budget.hard.hint')}</span></span></label>`;

export const budgetOf = (form, prefix = '') => ({ amount: form[`${prefix}amount`].trim().replace(',', '.'), currency: 'USD', period: form[`${prefix}period`], hard: `${prefix}hard` in form });

/** `edit({ scope, id, name, budget, budgetId, periods }, done)`: asks for a budget, saves it, and offers the way back. Each period has its own. */
class FdGatewayBudget extends FdElement {
  static properties = { of: { state: true }, problem: { state: true } };
  #done = null;

  async edit(of, done) {
    this.#done = done;
    this.problem = null;
    this.of = of;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  async #save(event) {
    event.preventDefault();
    const { scope, id, name, budget } = this.of;
    const put = (terms) => api.put(`/ai/budgets/${scope}/${id}`, terms);
    try {
      const made = await put(budgetOf(values(event.target)));
      this.querySelector('dialog').close();
      const done = this.#done;
      await done();
      const back = budget ? () => put({ amount: budget.amount, currency: 'USD', period: budget.period, hard: budget.hard }) : () => api.del(`/ai/budgets/${made.id}`);
      toast(t('ai.budget.saved', { name }), { undo: () => back().then(done, toastProblem) });
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** What was spent under it would be forgotten, so it is asked. */
  async #remove() {
    const { name, budgetId } = this.of;
    const done = this.#done;
    this.querySelector('dialog').close();
    if (!(await ask({ title: t('ai.budget.remove.sure', { name }), text: t('ai.budget.remove.hint'), action: t('remove') }))) return;
    try {
      await api.del(`/ai/budgets/${budgetId}`);
      await done();
    } catch (problem) {
      toastProblem(problem);
    }
  }

  render() {
    if (!this.of) return nothing;
    const { name, budget, budgetId, periods } = this.of;
    const close = () => this.querySelector('dialog').close();
    return html`
      <dialog class="sheet" aria-labelledby="budget-title" @close=${() => (this.of = null)}>
        <header><h1 id="budget-title">${t('ai.budget.of', { name })}</h1><button class="icon-button" aria-label=${t('close')} @click=${close}>${icon('close')}</button></header>
        <form @submit=${this.#save}>
          ${formProblem(this.problem, ['amount'])}
          ${budgetFields({ budget, problem: this.problem, periods: budget ? [budget.period] : periods })}
          <div class="row"><button class="button primary">${t('save')}</button><button type="button" class="plain" @click=${close}>${t('cancel')}</button>
            ${budget && budgetId ? html`<span class="grow"></span><button type="button" class="button bad" @click=${this.#remove}>${t('remove')}</button>` : nothing}</div>
        </form>
      </dialog>`;
  }
}
customElements.define('fd-gateway-budget', FdGatewayBudget);

/** What one has of budgets: each with its bar and a button to change it, and one to set another for a period that has none. */
export function budgetLines({ scope, id, name, budgets }, edit) {
  const free = PERIODS.filter((period) => !budgets.some(({ budget }) => budget.period === period));
  const label = budgets.length ? t('ai.budget.another') : t('ai.budget.set');
  return html`
    ${budgets.map(({ id: budgetId, budget }) => html`
      <div class="budget">${meter(budget)}<span class="soft small num">${t('ai.budget.spent.of', { spent: money(budget.spent), reserved: money(budget.reserved) })}${budget.period === 'total' ? nothing : html` · ${t('ai.budget.again')} <fd-time at=${budget.endsAt}></fd-time>`}</span>
        <button class="button" aria-label="${t('ai.budget.change')}: ${name}, ${t(`ai.period.${budget.period}`)}" @click=${() => edit({ scope, id, name, budget, budgetId })}>${t('ai.budget.change')}</button></div>`)}
    ${free.length ? html`<div><button class=${budgets.length ? 'linkish' : 'button'} aria-label="${label}: ${name}" @click=${() => edit({ scope, id, name, periods: free })}>${label}</button></div>` : nothing}`;
}
