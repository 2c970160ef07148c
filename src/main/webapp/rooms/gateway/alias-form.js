import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { formProblem, input } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { knownModels, modelList } from './known-models.js';

const STRATEGIES = ['failover', 'weighted', 'cheapest', 'fastest'];
const ORDERED = ['failover'];

/** An alias's strategy and targets; of a new one, also its name. */
class FdGatewayAlias extends FdElement {
  static properties = { alias: {}, saved: {}, name: { state: true }, strategy: { state: true }, targets: { state: true }, models: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.models = [];
  }

  connectedCallback() {
    super.connectedCallback();
    knownModels().then((all) => (this.models = all.filter((one) => !one.alias)), () => {});
  }

  willUpdate(changes) {
    if (!changes.has('alias')) return;
    const { name, strategy, targets } = this.alias ?? { name: '', strategy: STRATEGIES[0], targets: [{ model: '', weight: 1 }] };
    Object.assign(this, { name, strategy, targets: targets.map((one) => ({ ...one })), problem: null });
  }

  #set(at, values) {
    this.targets = this.targets.with(at, { ...this.targets[at], ...values });
  }

  async #add() {
    this.targets = [...this.targets, { model: '', weight: 1 }];
    await this.updateComplete;
    this.querySelector('.targets li:last-child input')?.focus();
  }

  #move(at) {
    const { [at]: one, [at - 1]: before } = this.targets;
    this.targets = this.targets.with(at - 1, one).with(at, before);
  }

  async #save(event) {
    event.preventDefault();
    this.problem = null;
    const targets = this.targets.filter((one) => one.model.trim()).map(({ model, weight }) => ({ model: model.trim(), weight: Number(weight) || 1 }));
    try {
      this.saved(await api.put(`/ai/aliases/${encodeURIComponent(this.name.trim())}`, { strategy: this.strategy, targets }));
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { problem, strategy, targets } = this;
    return html`
      <form class="stack" @submit=${this.#save}>
        ${formProblem(problem, ['name'])}
        ${this.alias ? nothing : html`<div @input=${({ target }) => (this.name = target.value)}>${input({ name: 'name', label: t('ai.route.name'), hint: t('ai.route.name.hint'), value: this.name, problem })}</div>`}
        <div class="field"><label for="strategy">${t('ai.route.strategy')}</label>
          <select class="select" id="strategy" aria-describedby="strategy-hint" @change=${({ target }) => (this.strategy = target.value)}>${STRATEGIES.map((one) => html`<option value=${one} .selected=${one === strategy}>${t(`ai.strategy.${one}`)}</option>`)}</select>
          <span class="hint" id="strategy-hint">${t(`ai.strategy.${strategy}.hint`)}</span></div>
        <fieldset class="targets"><legend>${t('ai.route.targets')}</legend>
          <ol>${targets.map((one, at) => this.#target(one, at))}</ol>
          <button type="button" class="button" @click=${this.#add}>${icon('plus')} ${t('ai.route.target.add')}</button></fieldset>
        ${modelList('alias-models', this.models)}
        <div class="row"><button class="button primary">${t('save')}</button>${this.alias ? nothing : html`<a class="plain" href="/console/ai/routes">${t('cancel')}</a>`}</div>
      </form>`;
  }

  #target(one, at) {
    const wrong = this.problem?.field?.startsWith(`targets[${at}]`);
    return html`
      <li class="row"><input class="input" dir="ltr" aria-label="${t('ai.by.model')} ${at + 1}" list="alias-models" autocomplete="off" required placeholder="openai/gpt-4o-mini" .value=${one.model} aria-invalid=${wrong ? 'true' : nothing} @input=${({ target }) => this.#set(at, { model: target.value })}>
        ${this.strategy === 'weighted' ? html`<input class="input weight" type="number" min="1" max="10000" aria-label="${t('ai.route.weight')} ${at + 1}" .value=${String(one.weight)} @input=${({ target }) => this.#set(at, { weight: target.value })}>` : nothing}
        ${ORDERED.includes(this.strategy) && at ? html`<button type="button" class="icon-button" aria-label="${t('ai.route.up')}: ${one.model}" title=${t('ai.route.up')} @click=${() => this.#move(at)}>${icon('up')}</button>` : nothing}
        ${this.targets.length > 1 ? html`<button type="button" class="icon-button" aria-label="${t('remove')}: ${one.model}" title=${t('remove')} @click=${() => (this.targets = this.targets.toSpliced(at, 1))}>${icon('trash')}</button>` : nothing}</li>`;
  }
}
customElements.define('fd-gateway-alias', FdGatewayAlias);
