import { html, nothing } from '/vendor/lit/lit.js';
import { problemText } from './i18n.js';
import { icon } from './icons.js';

/** A labelled control with its error, as a problem's `field` names it: `field({ name, label, problem, hint }, (aria) => html`<input …>`)`. */
export function field({ name, label, problem, hint }, control) {
  const wrong = problem?.field === name;
  const described = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ');
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      ${control({ id: name, wrong, described: described || nothing })}
      ${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : nothing}
      ${wrong ? html`<span class="error" id="${name}-error">${icon('warning')} ${problemText(problem)}</span>` : nothing}
    </div>`;
}

export const input = ({ name, label, problem, hint, type = 'text', value = '', autocomplete, required = true, minlength, autofocus = false, dir }) =>
  field({ name, label, problem, hint }, ({ id, wrong, described }) => html`
    <input class="input" id=${id} name=${name} type=${type} .value=${value} autocomplete=${autocomplete ?? nothing} minlength=${minlength ?? nothing} dir=${dir ?? nothing} ?required=${required} ?autofocus=${autofocus}
      aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${described}>`);

/** A problem that no field of the form stands for. */
export const formProblem = (problem, fields) =>
  problem && !fields.includes(problem.field) ? html`<p class="note-line bad" role="alert">${icon('warning')} <span>${problemText(problem)}</span></p>` : nothing;

export const values = (form) => Object.fromEntries(new FormData(form));

/** Where a form has shown its problem: to the first field that is wrong, even one that is folded away; says which. */
export async function focusWrong(form) {
  await form.updateComplete;
  const wrong = form.querySelector('[aria-invalid="true"]');
  wrong?.closest('details')?.setAttribute('open', '');
  wrong?.focus();
  return wrong;
}
