import { html, nothing } from '/vendor/lit/lit.js';
import { formProblem, input } from '/shared/form.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { SavedForm } from './saved-form.js';

/** A client's name, and what it may ask for. */
class FdIntegrationClientForm extends SavedForm {
  static properties = { known: { state: true }, wanted: { state: true } };

  constructor() {
    super({ place: '/console/integration/clients', source: '/integration/clients', make: 'integration.client.make' });
    this.known = [];
    api.get('/integration/commands/types').then(({ items }) => (this.known = items.map((one) => one.type)), () => {});
  }

  willUpdate(changes) {
    if (this.isAnother(changes)) Object.assign(this, { wanted: this.of?.commands ?? [], problem: null });
  }

  #want(type, wanted) {
    const rest = this.wanted.filter((one) => one !== type);
    this.wanted = wanted ? [...rest, type] : rest;
  }

  body({ name }) {
    return { name, commands: this.wanted };
  }

  render() {
    const { of, problem } = this;
    return html`
      <form class="stack" @submit=${this.save}>
        ${formProblem(problem, ['name', 'commands'])}
        ${input({ name: 'name', label: t('integration.webhook.name'), hint: t('integration.client.name.hint'), value: of?.name ?? '', autocomplete: 'off', problem, autofocus: !of })}
        ${this.#commands()}
        ${this.buttons()}
      </form>`;
  }

  #commands() {
    const { wanted, known, problem } = this;
    return html`
      <fieldset class="targets"><legend>${t('integration.client.commands')}</legend>
        <div class="types">${[...new Set([...known, ...wanted])].map((type) => html`<label class="check"><input type="checkbox" .checked=${wanted.includes(type)} @change=${({ target }) => this.#want(type, target.checked)}> <span><bdi dir="ltr">${type}</bdi></span></label>`)}</div>
        ${problem?.field === 'commands' ? html`<span class="error" role="alert">${icon('warning')} ${problemText(problem)}</span>` : nothing}
      </fieldset>`;
  }
}
customElements.define('fd-integration-client-form', FdIntegrationClientForm);
