import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { formProblem, input, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { budgetFields, budgetOf } from './budget-form.js';

/** `edit(team, done)`: a new team where none is given, else another name for it. */
class FdGatewayTeam extends FdElement {
  static properties = { team: { state: true }, problem: { state: true } };
  #done = null;

  async edit(team, done) {
    this.#done = done;
    this.problem = null;
    this.team = team ?? {};
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  async #save(event) {
    event.preventDefault();
    const form = values(event.target);
    const { id } = this.team;
    try {
      if (id) await api.patch(`/ai/teams/${id}`, { name: form.name });
      else await api.create('/ai/teams', { name: form.name, budget: form['budget.amount'].trim() ? budgetOf(form, 'budget.') : null });
      this.querySelector('dialog').close();
      this.#done();
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (!this.team) return nothing;
    const { team, problem } = this;
    const title = team.id ? t('ai.team.rename') : t('ai.team.new');
    const close = () => this.querySelector('dialog').close();
    return html`
      <dialog class="sheet" aria-labelledby="team-title" @close=${() => (this.team = null)}>
        <header><h1 id="team-title">${title}</h1><button class="icon-button" aria-label=${t('close')} @click=${close}>${icon('close')}</button></header>
        <form @submit=${this.#save}>
          ${formProblem(problem, ['name', 'budget.amount'])}
          ${input({ name: 'name', label: t('ai.team.name'), value: team.name ?? '', problem, autofocus: true })}
          ${team.id ? nothing : budgetFields({ problem, required: false, prefix: 'budget.' })}
          <div class="row"><button class="button primary">${team.id ? t('save') : t('ai.team.make')}</button><button type="button" class="plain" @click=${close}>${t('cancel')}</button></div>
        </form>
      </dialog>`;
  }
}
customElements.define('fd-gateway-team', FdGatewayTeam);
