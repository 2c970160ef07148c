import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { field, focusWrong, formProblem, input, values } from '/shared/form.js';
import { LANGUAGES, language, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';

/** The words of each kind, in each language: the house's, or the business's own. */
class FdNotificationTemplates extends FdElement {
  static properties = { items: { state: true }, spoken: { state: true }, kind: { state: true }, shown: { state: true }, problem: { state: true }, wrong: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.spoken ??= language();
    this.load();
  }

  async load() {
    this.problem = null;
    try {
      this.items = (await api.get(`/notifications/templates${query({ language: this.spoken })}`)).items;
      this.kind ??= this.items[0].kind;
    } catch (problem) {
      this.problem = problem;
    }
  }

  get one() {
    return this.items?.find((one) => one.kind === this.kind);
  }

  get #place() {
    return `/notifications/templates/${this.kind}/${this.spoken}`;
  }

  #put(one) {
    this.items = this.items.map((other) => (other.kind === one.kind ? one : other));
    this.shown = null;
  }

  async #do(work) {
    this.wrong = null;
    try {
      await work(values(this.querySelector('form')));
    } catch (problem) {
      this.wrong = problem;
      await focusWrong(this);
    }
  }

  #save = (event) => {
    event.preventDefault();
    this.#do(async ({ title, body }) => {
      this.#put(await api.put(this.#place, { title, body }));
      toast(t('notification.saved'));
    });
  };

  #preview = () => this.#do(async ({ title, body }) => (this.shown = await api.post(`${this.#place}/preview`, { title, body })));

  async #reset() {
    try {
      this.#put(await api.del(this.#place));
      toast(t('notification.template.back'));
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #choose(change) {
    Object.assign(this, { shown: null, wrong: null, ...change });
    if (change.spoken) this.load();
  }

  render() {
    return html`<section class="page"><h1 class="sr">${t('notification.templates')}</h1><div class="scroll">${this.#body()}</div></section>`;
  }

  #body() {
    const { one, wrong } = this;
    if (this.problem) return html`<div class="empty">${icon('warning')}<p>${problemText(this.problem)}</p><button class="button" @click=${() => this.load()}>${t('retry')}</button></div>`;
    if (!one) return html`<div class="bones" aria-busy="true">${[50, 90, 70].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    const title = { name: 'title', label: t('notification.template.title'), value: one.title, problem: wrong, autocomplete: 'off' };
    return html`
      <form class="stack wishes" @submit=${this.#save}>
        ${formProblem(wrong, ['title', 'body'])}
        <div class="field"><label for="kind">${t('notification.template.kind')}</label><select class="select" id="kind" @change=${({ target }) => this.#choose({ kind: target.value })}>${this.items.map(({ kind }) => html`<option value=${kind} .selected=${kind === this.kind}>${t(`notification.kind.${kind}`)}</option>`)}</select></div>
        <div class="field"><label for="spoken">${t('language')}</label><select class="select" id="spoken" @change=${({ target }) => this.#choose({ spoken: target.value })}>${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code} .selected=${code === this.spoken}>${name}</option>`)}</select></div>
        ${input(title)}
        ${field({ name: 'body', label: t('notification.template.body'), problem: wrong, hint: html`${t('notification.template.places')} <bdi dir="ltr">${one.places.map((place) => `{${place}}`).join(' ')}</bdi>` }, ({ id, wrong: bad, described }) => html`<textarea class="input" id=${id} name="body" rows="4" dir="auto" .value=${one.body} aria-invalid=${bad ? 'true' : nothing} aria-describedby=${described}></textarea>`)}
        <div class="row"><button class="button primary">${t('save')}</button><button type="button" class="button" @click=${this.#preview}>${t('notification.template.preview')}</button>${one.own ? html`<button type="button" class="plain" @click=${this.#reset}>${t('notification.template.reset')}</button>` : nothing}</div>
      </form>
      ${this.shown ? html`<div class="block shown" role="status"><h2>${t('notification.template.preview')}</h2><p dir="auto"><b>${this.shown.title}</b></p><p dir="auto">${this.shown.body}</p></div>` : nothing}`;
  }
}
customElements.define('fd-notification-templates', FdNotificationTemplates);
