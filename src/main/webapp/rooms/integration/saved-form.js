import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { focusWrong, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { api } from '/shared/session.js';
import { toast } from '/shared/toast.js';

/** The form of the one that it is `of`, or of a new one: `saved(one)` is told what came of it. What it sends, its `body(given)` makes of what was typed. */
export class SavedForm extends FdElement {
  static properties = { of: {}, saved: {}, problem: { state: true }, busy: { state: true } };

  /** `place` is the page's address, `source` the API's; `make` is the text of a new one's button. */
  constructor({ place, source, make }) {
    super();
    Object.assign(this, { place, source, make });
  }

  /** Whether this is another one than before, or the first. */
  isAnother(changes) {
    return !this.hasUpdated || (changes.has('of') && changes.get('of')?.id !== this.of?.id);
  }

  save = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const { of, source } = this;
    const body = this.body(values(event.target));
    this.busy = true;
    this.problem = null;
    try {
      const one = of ? await api.put(`${source}/${of.id}`, body) : await api.create(source, body);
      toast(t('integration.webhook.saved', { name: one.name ?? one.address }));
      this.done();
      this.saved(one);
    } catch (problem) {
      this.problem = problem;
      await focusWrong(this);
    } finally {
      this.busy = false;
    }
  };

  /** It is saved: what was typed and must not stay is taken away. */
  done() {}

  /** A new one is in use. */
  enabled(label) {
    return this.of ? html`<label class="check"><input type="checkbox" role="switch" name="enabled" .checked=${this.of.enabled}> <span>${t(label)}</span></label>` : nothing;
  }

  buttons() {
    const { of, place, make, busy } = this;
    return html`<div class="row"><button class="button primary" aria-disabled=${busy ? 'true' : nothing}>${t(of ? 'save' : make)}</button>${of ? nothing : html`<a class="plain" href=${place}>${t('cancel')}</a>`}</div>`;
  }
}
