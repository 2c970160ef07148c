import { html } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { field, focusWrong, formProblem, input, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import { budgetFields, budgetOf } from './budget-form.js';
import { knownModels, modelList } from './known-models.js';
import { hasLimits, limitFields, limitNames, limitsOf } from './limits.js';

const FIELDS = ['name', 'budget.amount', 'models', 'addresses', 'expiresAt', 'team', ...limitNames('limits.')];

/** How a browser says that a name was chosen from a list, not typed. */
const CHOSEN = [undefined, 'insertReplacementText'];

const lines = (text) => text.split(/[\s,]+/).filter(Boolean);

const area = ({ name, label, hint, value, problem, placeholder }) =>
  field({ name, label, hint, problem }, ({ id, wrong, described }) => html`<textarea class="input mono" id=${id} name=${name} rows="2" dir="ltr" placeholder=${placeholder} .value=${value} aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${described}></textarea>`);

/** As a field for date and time has it: on the reader's clock, to the minute. */
function local(instant) {
  if (!instant) return '';
  const at = new Date(instant);
  return new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Asks for a new key, of which a name is enough, or changes the one it is `of`. `made(key)` is told what came of it; a new one has its secret. */
class FdGatewayKeyForm extends FdElement {
  static properties = { of: {}, teams: {}, made: {}, models: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.models = [];
  }

  connectedCallback() {
    super.connectedCallback();
    knownModels().then((all) => (this.models = all), () => {});
  }

  /** On a line of its own; a pattern may be typed as well. */
  #add(picker) {
    const area = this.querySelector('#models');
    const wanted = [...new Set([...lines(area.value), ...lines(picker.value)])];
    area.value = wanted.join('\n');
    picker.value = '';
  }

  #key(event) {
    if (event.key !== 'Enter' || event.isComposing || !event.target.value.trim()) return;
    event.preventDefault();
    this.#add(event.target);
  }

  async #save(event) {
    event.preventDefault();
    if (this.busy) return;
    const terms = this.#terms(values(event.target));
    this.busy = true;
    this.problem = null;
    try {
      if (this.of) await this.#change(terms);
      else this.made(await api.create('/ai/keys', terms));
    } catch (problem) {
      this.problem = problem;
      await focusWrong(this);
    } finally {
      this.busy = false;
    }
  }

  #terms(form) {
    const { of } = this;
    const expiresAt = form.expiresAt ? new Date(form.expiresAt).toISOString() : null;
    return {
      name: form.name,
      team: form.team || null,
      ...(of ? {} : { budget: form['budget.amount'].trim() ? budgetOf(form, 'budget.') : null }),
      models: lines(form.models),
      addresses: lines(form.addresses),
      limits: limitsOf(form, 'limits.'),
      // What was not touched keeps its seconds.
      expiresAt: of && form.expiresAt === local(of.expiresAt) ? of.expiresAt : expiresAt,
    };
  }

  async #change(terms) {
    const { made, of: { id, name, team, models, addresses, limits, expiresAt } } = this;
    const put = (wanted) => api.put(`/ai/keys/${id}`, wanted).then(made);
    await put(terms);
    toast(t('ai.key.changed', { name: terms.name }), { undo: () => put({ name, team, models, addresses, limits, expiresAt }).catch(toastProblem) });
  }

  render() {
    const { of, problem } = this;
    const more = of && (of.models.length || of.addresses.length || hasLimits(of.limits) || of.expiresAt);
    return html`
      <form class="stack" @submit=${this.#save}>
        ${formProblem(problem, FIELDS)}
        ${input({ name: 'name', label: t('ai.key.name'), hint: t('ai.key.name.hint'), value: of?.name, problem, autofocus: true })}
        ${of ? '' : budgetFields({ budget: null, problem, required: false, prefix: 'budget.' })}
        ${this.#team()}
        <details class="more-fields" ?open=${more}><summary>${t('ai.key.more')}</summary><div class="stack">
          ${area({ name: 'models', label: t('ai.models'), hint: t('ai.key.models.hint'), value: of?.models.join('\n') ?? '', problem, placeholder: 'openai/gpt-4o-mini\nanthropic/*' })}
          <input class="input" dir="ltr" list="key-models" autocomplete="off" aria-label=${t('ai.route.target.add')} placeholder=${t('ai.route.target.add')} @input=${({ target, inputType }) => CHOSEN.includes(inputType) && this.#add(target)} @change=${({ target }) => this.#add(target)} @keydown=${this.#key}>${modelList('key-models', this.models)}
          ${area({ name: 'addresses', label: t('ai.key.addresses'), hint: t('ai.key.addresses.hint'), value: of?.addresses.join('\n') ?? '', problem, placeholder: '10.0.0.0/8' })}
          ${limitFields({ limits: of?.limits, prefix: 'limits.', problem })}
          ${input({ name: 'expiresAt', label: t('ai.key.expires'), type: 'datetime-local', value: local(of?.expiresAt), required: false, problem })}
        </div></details>
        <div class="row"><button class="button primary" aria-disabled=${this.busy ? 'true' : 'false'}>${of ? t('save') : html`${icon('key')} ${t('ai.key.make')}`}</button><a class="plain" href="/console/ai/keys${of ? `/${of.id}` : ''}">${t('cancel')}</a></div>
      </form>`;
  }

  #team() {
    if (!this.teams?.length) return '';
    return html`<div class="field"><label for="team">${t('ai.by.team')}</label><select class="select" id="team" name="team"><option value="">${t('ai.usage.no-team')}</option>${this.teams.map((one) => html`<option value=${one.id} .selected=${one.id === this.of?.team}>${one.name}</option>`)}</select></div>`;
  }
}
customElements.define('fd-gateway-key-form', FdGatewayKeyForm);
