import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { focusWrong, formProblem, input, values } from '/shared/form.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import { knownModels, modelList } from './known-models.js';
import { hasLimits, limitFields, limitNames, limitsOf } from './limits.js';

const SCOPES = ['business', 'person'];
const prefix = (scope) => `limits.${scope}.`;
const FIELDS = ['onStop', 'keepTextsDays', 'cacheSeconds', 'noticeAt', 'assistantModel', ...SCOPES.flatMap((scope) => limitNames(prefix(scope)))];
const DAY = 86_400;

/** What the business decides for all its calls, and who changed what. */
class FdGatewayPolicy extends FdElement {
  static properties = { policy: { state: true }, problem: { state: true }, wrong: { state: true }, audit: { state: true }, models: { state: true } };

  constructor() {
    super();
    this.models = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    knownModels().then((all) => (this.models = all.filter((one) => one.mode === 'chat')), () => {});
  }

  load = async () => {
    this.problem = null;
    try {
      this.policy = await api.get('/ai/policy');
      this.#history();
    } catch (problem) {
      this.problem = problem;
    }
  };

  async #history({ more = false } = {}) {
    try {
      const { items, next } = await api.get(`/ai/audit${query({ limit: 20, after: more ? this.nextAudit : null })}`);
      this.nextAudit = next;
      this.audit = more ? [...this.audit, ...items] : items;
    } catch {
      this.audit ??= [];
    }
  }

  async #put(policy) {
    this.policy = await api.put('/ai/policy', policy);
    this.#history();
  }

  async #save(event) {
    event.preventDefault();
    const form = values(event.target);
    const before = this.policy;
    this.wrong = null;
    try {
      await this.#put({
        ...before,
        onStop: form.onStop,
        keepTextsDays: Number(form.keepTextsDays),
        cacheSeconds: form.cacheSeconds === '' ? null : Number(form.cacheSeconds),
        noticeAt: form.noticeAt.split(/[\s,;]+/).filter(Boolean).map(Number),
        limits: Object.fromEntries(SCOPES.map((scope) => [scope, limitsOf(form, prefix(scope))])),
        ...('assistantModel' in form ? { assistantModel: form.assistantModel.trim() || null } : {}),
      });
      toast(t('ai.policy.saved'), { undo: () => this.#put(before).catch(toastProblem) });
    } catch (problem) {
      this.wrong = problem;
      await focusWrong(this);
    }
  }

  render() {
    return html`<section class="page"><header class="pane-head"><h1>${t('ai.settings')}</h1></header><div class="scroll">${this.#body()}</div></section>`;
  }

  #body() {
    const { policy, wrong } = this;
    if (this.problem) return html`<div class="empty">${icon('warning')}<p>${problemText(this.problem)}</p><button class="button" @click=${this.load}>${t('retry')}</button></div>`;
    if (!policy) return html`<div class="bones" aria-busy="true">${[50, 90, 70].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    const cache = [['', t('ai.policy.cache.usual')], ['0', t('ai.policy.cache.off')], ...[3_600, DAY, 7 * DAY, 30 * DAY].map((seconds) => [String(seconds), t(`ai.policy.cache.${seconds}`)])];
    const known = policy.cacheSeconds === null || policy.cacheSeconds === undefined ? '' : String(policy.cacheSeconds);
    if (!cache.some(([value]) => value === known)) cache.push([known, t('ai.policy.cache.seconds', { n: Number(known) })]);
    const select = (name, options, chosen) => html`<select class="select" id=${name} name=${name}>${options.map(([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`)}</select>`;
    return html`
      <form class="stack policy" @submit=${this.#save}>
        ${formProblem(wrong, FIELDS)}
        <div class="field"><label for="onStop">${t('ai.policy.stop')}</label>${select('onStop', ['cancel', 'drain'].map((value) => [value, t(`ai.policy.stop.${value}`)]), policy.onStop)}</div>
        <div class="field"><label for="cacheSeconds">${t('ai.policy.cache')}</label>${select('cacheSeconds', cache, known)}</div>
        ${input({ name: 'keepTextsDays', type: 'number', label: t('ai.policy.keep'), hint: t('ai.policy.keep.hint'), value: String(policy.keepTextsDays), problem: wrong })}
        ${input({ name: 'noticeAt', label: t('ai.policy.notice'), hint: t('ai.policy.notice.hint'), value: (policy.noticeAt ?? []).join(', '), problem: wrong, required: false })}
        ${'assistantModel' in policy || this.models.length ? html`<div class="field"><label for="assistantModel">${t('ai.policy.assistant')}</label><input class="input" id="assistantModel" name="assistantModel" dir="ltr" list="policy-models" autocomplete="off" .value=${policy.assistantModel ?? ''} aria-invalid=${wrong?.field === 'assistantModel' ? 'true' : nothing} aria-describedby="assistant-hint"><span class="hint" id="assistant-hint">${wrong?.field === 'assistantModel' ? problemText(wrong) : t('ai.policy.assistant.hint')}</span>${modelList('policy-models', this.models)}</div>` : nothing}
        ${SCOPES.map((scope) => this.#limits(scope))}
        <p class="soft small">${t('ai.policy.plan', { plan: policy.plan })}</p>
        <div class="row"><button class="button primary">${t('save')}</button></div>
      </form>
      <section class="audit"><h2>${t('ai.audit')}</h2>${this.#changes()}</section>`;
  }

  /** Open where there are some. */
  #limits(scope) {
    const { policy: { limits }, wrong } = this;
    return html`
      <details class="more-fields" ?open=${hasLimits(limits?.[scope])}><summary>${t(`ai.policy.limits.${scope}`)}</summary>
        <div class="stack"><p class="soft small">${t(`ai.policy.limits.${scope}.hint`)}</p>${limitFields({ limits: limits?.[scope], prefix: prefix(scope), problem: wrong })}</div></details>`;
  }

  #changes() {
    if (!this.audit) return html`<span class="bone w70"></span>`;
    if (!this.audit.length) return html`<p class="soft">${t('ai.audit.none')}</p>`;
    const words = (action) => (t(`ai.audit.${action}`) === `ai.audit.${action}` ? action : t(`ai.audit.${action}`));
    return html`
      <ul class="changes">${this.audit.map((one) => html`<li><fd-time class="soft" at=${one.createdAt}></fd-time><span>${words(one.action)} ${one.action.startsWith('policy.') ? nothing : html`<bdi>${one.subject}</bdi>`}</span><span class="soft" dir="auto">${one.actor}</span></li>`)}</ul>
      ${this.nextAudit ? html`<button class="plain more" @click=${() => this.#history({ more: true })}>${t('more')}</button>` : nothing}`;
  }
}
customElements.define('fd-gateway-policy', FdGatewayPolicy);
