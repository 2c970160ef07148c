import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { field, formProblem, input, values } from '/shared/form.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast } from '/shared/toast.js';
import { json } from './json.js';

const FIELDS = ['name', 'command', 'scheme', 'tokenHeader', 'template'];

/** A hook's terms, or a new one's, with its template tried on what came lately. `saved(hook)` is told what came of it. */
class FdIntegrationHook extends FdElement {
  static properties = { hook: {}, saved: {}, commands: { state: true }, scheme: { state: true }, payloads: { state: true }, tried: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.commands = [];
    api.get('/integration/commands/types').then(({ items }) => (this.commands = items.filter((one) => one.available)), () => {});
  }

  willUpdate(changes) {
    if (!this.scheme || (changes.has('hook') && changes.get('hook')?.id !== this.hook?.id)) {
      Object.assign(this, { scheme: this.hook?.scheme ?? 'signature', payloads: null, tried: null, problem: null });
      if (this.hook) this.#read();
    }
  }

  async #read() {
    const { hook } = this;
    const items = await api.get(`/integration/hooks/${hook.id}/payloads`).then((page) => page.items, () => []);
    if (hook.id === this.hook?.id) this.payloads = items;
  }

  async #save(event) {
    event.preventDefault();
    if (this.busy) return;
    const { hook } = this;
    const { enabled, ...terms } = values(event.target);
    const body = { ...terms, enabled: hook ? enabled === 'on' : true };
    this.busy = true;
    this.problem = null;
    try {
      const one = hook ? await api.put(`/integration/hooks/${hook.id}`, body) : await api.create('/integration/hooks', body);
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

  async #try(payload) {
    const { command, template } = values(this.querySelector('form'));
    try {
      this.tried = { of: payload.id, ...(await api.post(`/integration/hooks/${this.hook.id}/try`, { command, template, body: payload.body })) };
    } catch (problem) {
      this.tried = { of: payload.id, problem: problemText(problem) };
    }
  }

  render() {
    const { hook, problem, scheme } = this;
    return html`
      <div class="block"><form class="stack" @submit=${this.#save}>
        ${formProblem(problem, FIELDS)}
        ${input({ name: 'name', label: t('integration.webhook.name'), value: hook?.name ?? '', autocomplete: 'off', problem })}
        <div class="field"><label for="command">${t('integration.hook.command')}</label><select class="select" id="command" name="command">${this.commands.map((one) => html`<option value=${one.type} .selected=${one.type === (hook?.command ?? 'openTicket')}>${one.type}</option>`)}</select></div>
        ${field({ name: 'template', label: t('integration.hook.template'), hint: t('integration.hook.template.hint'), problem }, ({ id, wrong, described }) => html`<textarea class="input mono" id=${id} name=${id} rows="6" dir="ltr" spellcheck="false" .value=${hook?.template ?? ''} placeholder=${'{"text": "{/issue/title}"}'} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${described}></textarea>`)}
        <div class="field"><label for="scheme">${t('integration.hook.scheme')}</label><select class="select" id="scheme" name="scheme" @change=${({ target }) => (this.scheme = target.value)}>${['signature', 'token'].map((one) => html`<option value=${one} .selected=${one === scheme}>${t(`integration.hook.scheme.${one}`)}</option>`)}</select></div>
        ${scheme === 'token' ? input({ name: 'tokenHeader', label: t('integration.hook.header'), value: hook?.tokenHeader ?? 'webhook-token', autocomplete: 'off', problem }) : nothing}
        ${hook ? html`<label class="check"><input type="checkbox" role="switch" name="enabled" .checked=${hook.enabled}> <span>${t('integration.hook.enabled')}</span></label>` : nothing}
        <div class="row"><button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>${hook ? t('save') : t('integration.hook.make')}</button>${hook ? nothing : html`<a class="plain" href="/console/integration/hooks">${t('cancel')}</a>`}</div>
      </form></div>
      ${hook ? html`<div class="block row spread"><h3>${t('integration.hook.payloads')}</h3><button class="button" @click=${() => this.#read()}>${icon('refresh')} ${t('integration.hook.reload')}</button></div>${this.#payloads()}` : nothing}`;
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
