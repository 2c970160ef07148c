import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { formProblem, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { json } from './json.js';
import { bodyOf, named, sample, told } from './openapi.js';
import { typeOf } from './schema.js';

const LONGEST = 50_000;

/** One call of the API: what it takes, and what comes back when it is tried out with the rights of who is signed in. */
class FdIntegrationApiCall extends FdElement {
  static properties = { doc: {}, operation: {}, answer: { state: true }, problem: { state: true }, busy: { state: true } };

  willUpdate(changes) {
    if (changes.has('operation') && changes.get('operation')?.id !== this.operation.id) Object.assign(this, { answer: null, problem: null, busy: false });
  }

  get #parameters() {
    return this.operation.parameters.filter((one) => one.in === 'path' || one.in === 'query');
  }

  /** Keys, not sessions, open what is outside of /api, and files cannot be typed. */
  get #triable() {
    const { operation } = this;
    return operation.path.startsWith('/api/') && (!operation.requestBody || Boolean(bodyOf(operation)));
  }

  #address(given) {
    const asked = this.#parameters.filter((one) => one.in === 'query').map((one) => [one.name, given[`query.${one.name}`]]);
    return this.operation.path.replace(/\{(\w+)[^}]*\}/g, (_, name) => encodeURIComponent(given[`path.${name}`] ?? '')) + query(Object.fromEntries(asked));
  }

  async #send(event) {
    event.preventDefault();
    if (this.busy) return;
    const given = values(event.target);
    Object.assign(this, { busy: true, problem: null, answer: null });
    const begun = performance.now();
    try {
      const body = given.body?.trim() ? JSON.parse(given.body) : undefined;
      const answer = await api.response(this.operation.method, this.#address(given).replace(/^\/api/, ''), { body });
      this.answer = { status: answer.status, took: performance.now() - begun, text: await this.#textOf(answer) };
    } catch (problem) {
      if (problem instanceof SyntaxError) this.problem = { code: 'notJson', detail: t('integration.api.not-json') };
      else this.answer = { status: problem.status, took: performance.now() - begun, text: JSON.stringify(problem) };
    } finally {
      this.busy = false;
    }
  }

  async #textOf(answer) {
    const type = answer.headers.get('Content-Type') ?? '';
    if (/json|text|xml|yaml/.test(type)) return (await answer.text()).slice(0, LONGEST);
    const { size } = await answer.blob();
    return size ? `${type}, ${size} bytes` : '';
  }

  render() {
    const { operation, doc } = this;
    const schema = bodyOf(operation);
    return html`
      <div class="block"><p lang="en" dir="ltr">${told(operation.summary)}</p>${operation.description ? html`<p class="soft" lang="en" dir="ltr">${told(operation.description)}</p>` : nothing}</div>
      ${this.#triable ? html`
        <div class="block"><form class="stack" @submit=${this.#send}>
          ${formProblem(this.problem, [])}
          ${this.#parameters.map((one) => html`<div class="field"><label for="${one.in}.${one.name}"><code>${one.name}</code> <span class="soft small">${typeOf(named(doc, one.schema))}</span></label><input class="input mono" dir="ltr" id="${one.in}.${one.name}" name="${one.in}.${one.name}" ?required=${one.required} autocomplete="off"></div>`)}
          ${schema ? html`<div class="field"><label for="body">${t('integration.api.body')}</label><textarea class="input mono" id="body" name="body" rows="10" dir="ltr" spellcheck="false" .value=${JSON.stringify(sample(doc, schema), null, 2)}></textarea></div>` : nothing}
          <div class="row"><button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>${icon('play', 'flips')} ${t('integration.api.send')}</button><span class="soft small">${t('integration.api.hint')}</span></div>
        </form></div>` : html`<div class="block"><p class="soft">${t('integration.api.untriable')}</p></div>`}
      ${this.answer ? this.#result() : nothing}
      <div class="block"><h3>${t('integration.api.answers')}</h3><dl class="facts" dir="ltr">${Object.entries(operation.responses ?? {}).map(([status, answer]) => html`<dt><code>${status}</code></dt><dd lang="en">${told(answer.description)}</dd>`)}</dl></div>`;
  }

  #result() {
    const { status, took, text } = this.answer;
    const good = status >= 200 && status < 300;
    return html`
      <div class="block" role="status">
        <p class="state ${good ? 'good' : 'bad'}">${icon(good ? 'done' : 'warning')} <bdi dir="ltr">${status || '–'} · ${Math.round(took)} ms</bdi></p>
        ${text ? json(text) : nothing}
      </div>`;
  }
}
customElements.define('fd-integration-api-call', FdIntegrationApiCall);
