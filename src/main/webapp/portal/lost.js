import { preferred, t, useLanguage } from '/shared/i18n.js';

// The page reads well without this; with it, it speaks the reader's language.
await useLanguage(preferred());
for (const node of document.querySelectorAll('[data-text]')) node.textContent = t(node.dataset.text);
