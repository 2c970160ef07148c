import { html, nothing } from '/vendor/lit/lit.js';
import { formProblem, input } from '/shared/form.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { SavedForm } from './saved-form.js';

const ALL = '*';

/** A webhook's name, address and events. */
class FdIntegrationWebhookForm extends SavedForm {
  static properties = { known: { state: true }, wanted: { state: true } };

  constructor() {
    super({ place: '/console/integration/webhooks', source: '/integration/webhooks', make: 'integration.webhook.make' });
    this.known = [];
    api.get('/integration/events/types').then(({ items }) => (this.known = items.map((one) => one.type)), () => {});
  }

  willUpdate(changes) {
    if (this.isAnother(changes)) Object.assign(this, { wanted: this.of?.types ?? [new URLSearchParams(location.search).get('type') ?? ALL], problem: null });
  }

  #want(type, wanted) {
    const rest = this.wanted.filter((one) => one !== type && one !== ALL && type !== ALL);
    this.wanted = wanted ? [...rest, type] : rest;
  }

  body({ name, url, enabled }) {
    return { name, url: url.trim(), types: this.wanted, enabled: this.of ? enabled === 'on' : true };
  }

  render() {
    const { of, problem } = this;
    return html`
      <form class="stack" @submit=${this.save}>
        ${formProblem(problem, ['name', 'url', 'types'])}
        ${input({ name: 'name', label: t('integration.webhook.name'), value: of?.name ?? '', autocomplete: 'off', problem, autofocus: !of })}
        ${input({ name: 'url', label: t('integration.webhook.url'), type: 'url', hint: t('integration.webhook.url.hint'), value: of?.url ?? '', autocomplete: 'off', problem })}
        ${this.#types()}
        ${this.enabled('integration.webhook.enabled')}
        ${this.buttons()}
      </form>`;
  }

  /** Beginnings with a star, which only the API makes, are kept as they are. */
  #types() {
    const { wanted, problem } = this;
    const shown = [ALL, ...new Set([...wanted.filter((one) => one !== ALL), ...this.known])];
    return html`
      <fieldset class="targets"><legend>${t('integration.events')}</legend>
        <div class="types">${shown.map((type) => html`<label class="check"><input type="checkbox" .checked=${wanted.includes(type)} @change=${({ target }) => this.#want(type, target.checked)}> <span>${type === ALL ? t('integration.webhook.all') : html`<bdi dir="ltr">${type}</bdi>`}</span></label>`)}</div>
        ${problem?.field === 'types' ? html`<span class="error" role="alert">${icon('warning')} ${problemText(problem)}</span>` : nothing}
      </fieldset>`;
  }
}
customElements.define('fd-integration-webhook-form', FdIntegrationWebhookForm);
