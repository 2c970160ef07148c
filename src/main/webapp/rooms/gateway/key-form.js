import { html } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { field, formProblem, input, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { budgetFields, budgetOf } from './budget-form.js';
import { limitFields, limitNames, limitsOf } from './limits.js';

const FIELDS = ['name', 'budget.amount', 'models', 'addresses', 'expiresAt', 'team', ...limitNames('limits.')];

const lines = (text) => text.split(/[\s,]+/).filter(Boolean);

const area = ({ name, label, hint, problem, placeholder }) =>
  field({ name, label, hint, problem }, ({ id, wrong, described }) => html`<textarea class="input mono" id=${id} name=${name} rows="2" dir="ltr" placeholder=${placeholder} aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${described}></textarea>`);

/** Asks for a new key: a name is enough. `made(key)` is told what came of it, with the secret. */
class FdGatewayKeyForm extends FdElement {
  static properties = { teams: {}, made: {}, problem: { state: true }, busy: { state: true } };

  async #make(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = values(event.target);
    const body = {
      name: form.name,
      team: form.team || null,
      budget: form['budget.amount'].trim() ? budgetOf(form, 'budget.') : null,
      models: lines(form.models),
      addresses: lines(form.addresses),
      limits: limitsOf(form, 'limits.'),
      expiresAt: form.expiresAt ? new Date(form.expiresAt).toISOString() : null,
    };
    this.busy = true;
    this.problem = null;
    try {
      this.made(await api.create('/ai/keys', body));
    } catch (problem) {
      this.problem = problem;
      await this.updateComplete;
      const wrong = this.querySelector('[aria-invalid="true"]');
      wrong?.closest('details')?.setAttribute('open', '');
      wrong?.focus();
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { problem } = this;
    return html`
      <form class="stack" @submit=${this.#make}>
        ${formProblem(problem, FIELDS)}
        ${input({ name: 'name', label: t('ai.key.name'), hint: t('ai.key.name.hint'), problem, autofocus: true })}
        ${budgetFields({ budget: null, problem, required: false, prefix: 'budget.' })}
        ${this.teams?.length ? html`<div class="field"><label for="team">${t('ai.by.team')}</label><select class="select" id="team" name="team"><option value="">${t('ai.usage.no-team')}</option>${this.teams.map((one) => html`<option value=${one.id}>${one.name}</option>`)}</select></div>` : ''}
        <details class="more-fields"><summary>${t('ai.key.more')}</summary><div class="stack">
          ${area({ name: 'models', label: t('ai.models'), hint: t('ai.key.models.hint'), problem, placeholder: 'openai/gpt-4o-mini\nanthropic/*' })}
          ${area({ name: 'addresses', label: t('ai.key.addresses'), hint: t('ai.key.addresses.hint'), problem, placeholder: '10.0.0.0/8' })}
          ${limitFields({ limits: null, prefix: 'limits.', problem })}
          ${input({ name: 'expiresAt', label: t('ai.key.expires'), type: 'datetime-local', required: false, problem })}
        </div></details>
        <div class="row"><button class="button primary" aria-disabled=${this.busy ? 'true' : 'false'}>${icon('key')} ${t('ai.key.make')}</button><a class="plain" href="/console/ai/keys">${t('cancel')}</a></div>
      </form>`;
  }
}
customElements.define('fd-gateway-key-form', FdGatewayKeyForm);
