import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { formProblem, input, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';

export const PERIODS = ['day', 'month', 'total'];

/** The three things that make a budget, as fields of a form. */
export const budgetFields = ({ budget, problem, required = true, prefix = '' }) => html`
  <div class="pair">
    ${input({ name: `${prefix}amount`, label: t('ai.budget.amount'), value: budget?.amount ?? '', problem, required, type: 'text' })}
    <div class="field"><label for="${prefix}period">${t('ai.budget.period')}</label><select class="select" id="${prefix}period" name="${prefix}period">${PERIODS.map((period) => html`<option value=${period} .selected=${period === (budget?.period ?? 'month')}>${t(`ai.period.${period}`)}</option>`)}</select></div>
  </div>
  <label class="check"><input type="checkbox" name="${prefix}hard" .checked=${budget?.hard ?? true}> <span>${t('ai.budget.hard')}<span class="hint">${t('ai.budget.hard.hint')}</span></span></label>`;

export const budgetOf = (form, prefix = '') => ({ amount: form[`${prefix}amount`].trim().replace(',', '.'), currency: 'USD', period: form[`${prefix}period`], hard: `${prefix}hard` in form });

const path = (scope, id) => `/ai/budgets/${scope}/${id}`;

/** `edit({ scope, id, name, budget, budgetId }, done)`: asks for a budget, saves it, and offers the way back. */
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
    try {
      await api.put(path(scope, id), budgetOf(values(event.target)));
      this.querySelector('dialog').close();
      const done = this.#done;
      await done();
      const back = budget && (() => api.put(path(scope, id), { amount: budget.amount, currency: 'USD', period: budget.period, hard: budget.hard }).then(done, toastProblem));
      toast(t('ai.budget.saved', { name }), { undo: back });
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #remove() {
    const { scope, id, name, budget, budgetId } = this.of;
    try {
      await api.del(`/ai/budgets/${budgetId}`);
      this.querySelector('dialog').close();
      const done = this.#done;
      await done();
      toast(t('toast.removed', { name: t('ai.budget.of', { name }) }), { undo: () => api.put(path(scope, id), { amount: budget.amount, currency: 'USD', period: budget.period, hard: budget.hard }).then(done, toastProblem) });
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (!this.of) return nothing;
    const { name, budget, budgetId } = this.of;
    const close = () => this.querySelector('dialog').close();
    return html`
      <dialog class="sheet" aria-labelledby="budget-title" @close=${() => (this.of = null)}>
        <header><h1 id="budget-title">${t('ai.budget.of', { name })}</h1><button class="icon-button" aria-label=${t('close')} @click=${close}>${icon('close')}</button></header>
        <form @submit=${this.#save}>
          ${formProblem(this.problem, ['amount'])}
          ${budgetFields({ budget, problem: this.problem })}
          <div class="row"><button class="button primary">${t('save')}</button><button type="button" class="plain" @click=${close}>${t('cancel')}</button>
            ${budget && budgetId ? html`<span class="grow"></span><button type="button" class="button bad" @click=${this.#remove}>${t('remove')}</button>` : nothing}</div>
        </form>
      </dialog>`;
  }
}
customElements.define('fd-gateway-budget', FdGatewayBudget);
