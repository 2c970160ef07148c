import { html, nothing } from '/vendor/lit/lit.js';
import { ask } from '/shared/ask.js';
import { FdElement } from '/shared/element.js';
import { focusWrong, formProblem, input, values } from '/shared/form.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast } from '/shared/toast.js';
import { lasted, money } from './figures.js';
import { knownModels, modelList } from './known-models.js';

const NAMES = { openai: 'OpenAI', anthropic: 'Anthropic', gemini: 'Google Gemini', ollama: 'Ollama', azure: 'Azure OpenAI', groq: 'Groq', mistral: 'Mistral', deepseek: 'DeepSeek', openrouter: 'OpenRouter' };

export const kindName = (kind) => NAMES[kind] ?? (kind === 'compatible' ? t('ai.kind.compatible') : kind);

/** One provider, or a new one: its address and key, whether it is asked, and a test of it. */
class FdGatewayProvider extends FdElement {
  static properties = { provider: {}, kinds: {}, saved: {}, removed: {}, enable: {}, kind: { state: true }, problem: { state: true }, busy: { state: true }, result: { state: true }, models: { state: true } };

  constructor() {
    super();
    this.models = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#suggest();
  }

  willUpdate(changes) {
    if (this.kind === undefined || (changes.has('provider') && changes.get('provider')?.id !== this.provider?.id)) {
      Object.assign(this, { problem: null, result: null, kind: this.provider?.kind ?? 'openai' });
      this.#suggest();
    }
  }

  async #suggest() {
    const all = await knownModels().catch(() => []);
    this.models = all.filter((one) => one.provider === this.provider?.name && !one.alias).map((one) => one.model);
  }

  async #save(event) {
    event.preventDefault();
    const form = event.target;
    const { name, kind, baseUrl, apiKey } = values(form);
    const { provider } = this;
    this.busy = true;
    this.problem = null;
    try {
      const one = provider
        ? await api.patch(`/ai/providers/${provider.id}`, { baseUrl, ...(apiKey ? { apiKey } : {}) })
        : await api.create('/ai/providers', { name: name.trim() || kind, kind, baseUrl, apiKey });
      form.elements.apiKey.value = '';
      toast(t('ai.provider.saved', { name: one.name }));
      this.saved(one, { added: !provider });
    } catch (problem) {
      this.problem = problem;
      await focusWrong(this);
    } finally {
      this.busy = false;
    }
  }

  async #test(event) {
    event.preventDefault();
    const { model } = values(event.target);
    const { provider } = this;
    this.result = { busy: true };
    try {
      const result = await api.post(`/ai/providers/${provider.id}/test`, { model: model.trim() });
      if (provider.id === this.provider?.id) this.result = result;
    } catch (problem) {
      this.result = { ok: false, detail: problemText(problem) };
    }
  }

  /** Its key would be gone for good, so it is asked. */
  async #remove() {
    const { provider } = this;
    if (!(await ask({ title: t('ai.provider.remove.sure', { name: provider.name }), text: t('ai.provider.remove.hint'), action: t('remove') }))) return;
    try {
      await api.del(`/ai/providers/${provider.id}`);
      this.removed(provider);
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { provider, problem, kind } = this;
    const usual = this.kinds.find((one) => one.kind === kind)?.usualUrl ?? '';
    return html`
      <div class="block"><form class="stack" @submit=${this.#save}>
        ${formProblem(problem, ['name', 'kind', 'baseUrl', 'apiKey'])}
        ${provider ? nothing : html`
          <div class="field"><label for="kind">${t('ai.provider.kind')}</label><select class="select" id="kind" name="kind" @change=${({ target }) => (this.kind = target.value)}>${this.kinds.map((one) => html`<option value=${one.kind} .selected=${one.kind === kind}>${kindName(one.kind)}</option>`)}</select></div>
          ${input({ name: 'name', label: t('ai.provider.name'), hint: `${t('ai.provider.name.hint')} ${t('ai.provider.usual', { url: kind })}`, required: false, problem })}`}
        ${input({ name: 'baseUrl', label: t('ai.provider.address'), hint: !provider && usual ? t('ai.provider.usual', { url: usual }) : undefined, value: provider?.baseUrl ?? '', problem, required: !usual })}
        ${input({ name: 'apiKey', label: t('ai.provider.key'), type: 'password', autocomplete: 'off', required: false, hint: provider?.keyHint ? t('ai.provider.key.kept', { hint: provider.keyHint }) : t('ai.provider.key.hint'), problem })}
        <div class="row"><button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>${provider ? t('save') : t('ai.provider.add')}</button>${provider ? nothing : html`<a class="plain" href="/console/ai/providers">${t('cancel')}</a>`}</div>
      </form></div>
      ${provider ? this.#more(provider) : nothing}`;
  }

  #more(provider) {
    return html`
      <div class="block"><h3>${t('ai.provider.test')}</h3>
        <form class="row test" @submit=${this.#test}><input class="input" name="model" aria-label=${t('ai.by.model')} placeholder=${t('ai.provider.test.model')} list="provider-models" required autocomplete="off" dir="ltr"><button class="button" aria-disabled=${this.result?.busy ? 'true' : nothing}>${icon('play', 'flips')} ${t('ai.provider.test.run')}</button></form>
        ${modelList('provider-models', this.models)}
        <div role="status">${this.#result()}</div></div>
      <div class="block row spread"><label class="check"><input type="checkbox" role="switch" .checked=${provider.enabled} @change=${({ target }) => this.enable(provider, target.checked)}> <span>${t('ai.provider.asked')}</span></label>
        <button class="button bad" @click=${this.#remove}>${icon('trash')} ${t('remove')}</button></div>`;
  }

  #result() {
    const { result } = this;
    if (!result) return html`<p class="soft small">${t('ai.provider.test.hint')}</p>`;
    if (result.busy) return html`<span class="bone w50"></span>`;
    if (!result.ok) return html`<p class="note-line bad">${icon('warning')} <span><b>${t('ai.provider.test.bad')}</b> <bdi>${result.detail}</bdi></span></p>`;
    return html`<p class="note-line good">${icon('done')} <span><b>${t('ai.provider.test.good')}</b> <span class="num">${lasted(result.millis)} · ${money(result.cost)}</span><br><q dir="auto">${result.detail}</q></span></p>`;
  }
}
customElements.define('fd-gateway-provider', FdGatewayProvider);
