import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { formProblem, input, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';

const FIELDS = ['inputPerMillion', 'outputPerMillion', 'cachedPerMillion', 'cacheWritePerMillion'];
const REQUIRED = FIELDS.slice(0, 2);

/** A model's price: the catalogue's, until the business has its own. */
class FdGatewayPrice extends FdElement {
  static properties = { model: {}, saved: {}, problem: { state: true } };

  willUpdate(changes) {
    if (changes.has('model')) this.problem = null;
  }

  #put(model, price) {
    return api.put('/ai/prices', { model, ...price }).then(() => this.saved());
  }

  async #save(event) {
    event.preventDefault();
    const { id, price, priceSource } = this.model;
    const form = values(event.target);
    const wanted = Object.fromEntries(FIELDS.filter((name) => form[name].trim()).map((name) => [name, form[name].trim().replace(',', '.')]));
    this.problem = null;
    try {
      await this.#put(id, wanted);
      const undo = priceSource === 'own' ? () => this.#put(id, price).catch(toastProblem) : () => this.#drop(id).catch(toastProblem);
      toast(t('ai.price.saved', { name: id }), { undo });
    } catch (problem) {
      this.problem = problem;
    }
  }

  #drop(id) {
    return api.del(`/ai/prices${query({ model: id })}`).then(() => this.saved());
  }

  async #back() {
    const { id, price } = this.model;
    try {
      await this.#drop(id);
      toast(t('ai.price.back', { name: id }), { undo: () => this.#put(id, price).catch(toastProblem) });
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { model, problem } = this;
    return html`
      <form class="stack" @submit=${this.#save}>
        ${formProblem(problem, FIELDS)}
        <div class="pair">${FIELDS.map((name) => input({ name, label: t(`ai.price.${name}`), value: model.price?.[name] ?? '', required: REQUIRED.includes(name), problem }))}</div>
        <p class="soft small">${t('ai.price.hint')}</p>
        <div class="row"><button class="button primary">${t('ai.price.set')}</button>${model.priceSource === 'own' ? html`<button type="button" class="button" @click=${this.#back}>${t('ai.price.use-catalogue')}</button>` : nothing}</div>
      </form>`;
  }
}
customElements.define('fd-gateway-price', FdGatewayPrice);
