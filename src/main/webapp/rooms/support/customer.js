import { t } from '/shared/i18n.js';

/** A customer's name; who gave none keeps one number, so that agents can tell them apart. */
export function nameOf(customer) {
  if (customer?.name) return customer.name;
  if (!customer?.id) return t('visitor');
  return t('visitor.numbered', { number: String(parseInt(customer.id.slice(-6), 16) % 10000).padStart(4, '0') });
}
