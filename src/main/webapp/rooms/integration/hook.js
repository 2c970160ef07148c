import { html, nothing } from '/vendor/lit/lit.js';
import { field, formProblem, input, values } from '/shared/form.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { json } from './json.js';
import { SavedForm } from './saved-form.js';

const FIELDS = ['name', 'command', 'scheme', 'tokenHeader', 'template'];

/** A hook's terms, with its template tried on what came lately. */
class FdIntegrationHook extends SavedForm {
  static properties = { commands: { state: true }, scheme: { state: true }, payloads: { state: true }, tried: { state: true } };

  constructor() {
    super({ place: '/console/integration/hooks', source: '/integration/hooks', make: 'integration.hook.make' });
    this.commands = [];
    api.get('/integration/commands/types').then(({ items }) => (this.commands = items), () => {});
  }

  willUpdate(changes) {
    if (this.isAnother(changes)) {
      Object.assign(this, { scheme: this.of?.scheme ?? 'signature', payloads: null, tried: null, problem: null });
      if (this.of) this.#read();
    }
  }

  async #read() {
    const { of } = this;
    const items = await api.get(`/integration/hooks/${of.id}/payloads`).then((page) => page.items, () => []);
    if (of.id === this.of?.id) this.payloads = items;
  }

  body({ enabled, ...terms }) {
    return { ...terms, enabled: this.of ? enabled === 'on' : true };
  }

  async #try(payload) {
    const { command, template } = values(this.querySelector('form'));
    try {
      this.tried = { of: payload.id, ...(await api.post(`/integration/hooks/${this.of.id}/try`, { command, template, body: payload.body })) };
    } catch (problem) {
      this.tried = { of: payload.id, problem: problemText(problem) };
    }
  }

  render() {
    const { of, problem, scheme } = this;
    return html`
      <div class="block"><form class="stack" @submit=${this.save}>
        ${formProblem(problem, FIELDS)}
        ${input({ name: 'name', label: t('integration.webhook.name'), value: of?.name ?? '', autocomplete: 'off', problem })}
        <div class="field"><label for="command">${t('integration.hook.command')}</label><select class="select" id="command" name="command">${this.commands.map((one) => html`<option value=${one.type} .selected=${one.type === (of?.command ?? 'openTicket')}>${one.type}</option>`)}</select></div>
        ${field({ name: 'template', label: t('integration.hook.template'), hint: t('integration.hook.template.hint'), problem }, ({ id, wrong, described }) => html`<textarea class="input mono" id=${id} name=${id} rows="6" dir="ltr" spellcheck="false" .value=${of?.template ?? ''} placeholder=${'{"text": "{/issue/title}"}'} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${described}></textarea>`)}
        <div class="field"><label for="scheme">${t('integration.hook.scheme')}</label><select class="select" id="scheme" name="scheme" @change=${({ target }) => (this.scheme = target.value)}>${['signature', 'token'].map((one) => html`<option value=${one} .selected=${one === scheme}>${t(`integration.hook.scheme.${one}`)}</option>`)}</select></div>
        ${scheme === 'token' ? input({ name: 'tokenHeader', label: t('integration.hook.header'), value: of?.tokenHeader ?? 'webhook-token', autocomplete: 'off', problem }) : nothing}
        ${this.enabled('integration.hook.enabled')}
        ${this.buttons()}
      </form></div>
      ${of ? html`<div class="block row spread"><h3>${t('integration.hook.payloads')}</h3><button class="button" @click=${() => this.#read()}>${icon('refresh')} ${t('integration.hook.reload')}</button></div>${this.#payloads()}` : nothing}`;
  }

  #payloads() {
    if (!this.payloads) return html`<div class="block" aria-busy="true"><span class="bone w70"></span></div>`;
    if (!this.payloads.length) return html`<div class="block"><p class="soft">${t('integration.hook.payloads.none')}</p></div>`;
    return html`<ul class="deliveries plain-list">${this.payloads.map((one) => html`
      <li class="delivery-detail"><h4><fd-time at=${one.receivedAt}></fd-time> · ${one.status}</h4>${json(one.body)}
        ${this.tried?.of === one.id ? this.#result() : nothing}
        <button class="button" @click=${() => this.#try(one)}>${icon('play', 'flips')} ${t('integration.hook.try')}</button></li>`)}</ul>`;
  }

  #result() {
    const { request, problem } = this.tried;
    return html`
      <p class="note-line ${problem ? 'bad' : 'good'}" role="status">${icon(problem ? 'warning' : 'done')} <span>${problem || t('integration.hook.fits')}</span></p>
      ${request ? json(request) : nothing}`;
  }
}
customElements.define('fd-integration-hook', FdIntegrationHook);
