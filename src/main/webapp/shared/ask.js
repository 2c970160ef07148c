import { html, render } from '/vendor/lit/lit.js';
import { t } from './i18n.js';
import { icon } from './icons.js';

/** For what cannot be undone: whether it is wanted. */
export function ask({ title, text, action }) {
  return new Promise((answer) => {
    const host = document.createElement('div');
    document.body.append(host);
    const closed = ({ target }) => {
      answer(target.returnValue === 'yes');
      host.remove();
    };
    render(html`
      <dialog class="sheet" aria-labelledby="ask-title" @close=${closed}>
        <header><h1 id="ask-title">${title}</h1><button class="icon-button" aria-label=${t('close')} @click=${({ currentTarget }) => currentTarget.closest('dialog').close()}>${icon('close')}</button></header>
        <form method="dialog"><p>${text}</p>
          <div class="row"><button class="button bad" value="yes">${action}</button><button class="plain" autofocus>${t('cancel')}</button></div></form>
      </dialog>`, host);
    host.querySelector('dialog').showModal();
  });
}
