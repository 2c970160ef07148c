import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { formProblem, input, values } from '/shared/form.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast } from '/shared/toast.js';

const ALL = '*';

/** A webhook's name, address and events; a new one's, or one's that there is. `saved(webhook)` is told what came of it. */
class FdIntegrationWebhookForm extends FdElement {
  static properties = { webhook: {}, saved: {}, known: { state: true }, wanted: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.known = [];
    api.get('/integration/events/types').then(({ items }) => (this.known = items.map((one) => one.type)), () => {});
  }

  willUpdate(changes) {
    if (!this.wanted || (changes.has('webhook') && changes.get('webhook')?.id !== this.webhook?.id)) {
      this.wanted = this.webhook?.types ?? [new URLSearchParams(location.search).get('type') ?? ALL];
      this.problem = null;
    }
  }

  #want(type, wanted) {
    const rest = this.wanted.filter((one) => one !== type && one !== ALL && type !== ALL);
    this.wanted = wanted ? [...rest, type] : rest;
  }

  async #save(event) {
    event.preventDefault();
    if (this.busy) return;
    const { webhook, wanted } = this;
    const { name, url, enabled } = values(event.target);
    const body = { name, url: url.trim(), types: wanted, enabled: webhook ? enabled === 'on' : true };
    this.busy = true;
    this.problem = null;
    try {
      const one = webhook ? await api.put(`/integration/webhooks/${webhook.id}`, body) : await api.create('/integration/webhooks', body);
      toast(t('integration.webhook.saved', { name: one.name }));
      this.saved(one);
    } catch (problem) {
      this.problem = problem;
      await this.updateComplete;
      this.querySelector('[aria-invalid="true"]')?.focus();
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { webhook, problem } = this;
    return html`
      <form class="stack" @submit=${this.#save}>
        ${formProblem(problem, ['name', 'url', 'types'])}
        ${input({ name: 'name', label: t('integration.webhook.name'), value: webhook?.name ?? '', autocomplete: 'off', problem, autofocus: !webhook })}
        ${input({ name: 'url', label: t('integration.webhook.url'), type: 'url', hint: t('integration.webhook.url.hint'), value: webhook?.url ?? '', autocomplete: 'off', problem })}
        ${this.#types()}
        ${webhook ? html`<label class="check"><input type="checkbox" role="switch" name="enabled" .checked=${webhook.enabled}> <span>${t('integration.webhook.enabled')}</span></label>` : nothing}
        <div class="row"><button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>${webhook ? t('save') : t('integration.webhook.make')}</button>${webhook ? nothing : html`<a class="plain" href="/console/integration/webhooks">${t('cancel')}</a>`}</div>
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
