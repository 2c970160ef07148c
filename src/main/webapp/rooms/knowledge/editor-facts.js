import { html, nothing } from '/vendor/lit/lit.js';
import { languageName, t } from '/shared/i18n.js';
import { session } from '/shared/session.js';
import { library } from './library.js';
import { languages } from './list.js';

const choice = (text, set, name, label, options) => html`
  <label>${label} <select class="select quiet" @change=${({ target }) => set(name, target.value, target)}>
    ${options.map(([key, words]) => html`<option value=${key} .selected=${key === (text[name] ?? '')}>${words}</option>`)}</select></label>`;

/** What is known of an article beside its text. */
export const editorFacts = ({ text, people, published, set }) => html`
  <div class="editor-facts">
    ${choice(text, set, 'language', t('language'), languages().map((code) => [code, languageName(code)]))}
    ${choice(text, set, 'collectionId', t('collection'), [['', t('collection.none')], ...library.collections.map((one) => [one.id, one.name]), ['+', t('collection.new')]])}
    ${choice(text, set, 'ownerId', t('owner'), [['', t('nobody')], ...(people ?? [session.me]).map((one) => [one.id, one.name])])}
    <label>${t('review')} <input type="date" class="input" .value=${text.reviewBy ?? ''} @change=${({ target }) => set('reviewBy', target.value)}></label>
    ${published ? choice(text, set, 'status', t('status'), [['published', t('status.published')], ['draft', t('status.draft')]]) : nothing}
  </div>`;
