import { html } from '/vendor/lit/lit.js';

/** What the server says of its own API (OpenAPI 3.1), as a page can show it. */
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export async function readApi() {
  const answer = await fetch('/openapi', { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`The description of the API answered ${answer.status}.`);
  return answer.json();
}

/** One entry for each method of each path, in the order of the paths' rooms. */
export function operations({ paths }) {
  return Object.entries(paths)
    .flatMap(([path, item]) => METHODS.filter((method) => item[method]).map((method) => ({
      ...item[method], method: method.toUpperCase(), path, parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])],
      id: `${method}${path.replaceAll('/', '-').replace(/[{}]/g, '')}`,
    })))
    .sort((one, other) => one.path.localeCompare(other.path) || METHODS.indexOf(one.method.toLowerCase()) - METHODS.indexOf(other.method.toLowerCase()));
}

/** A sentence of it, with its names as code. */
export const told = (text) => text?.split('`').map((part, at) => (at % 2 ? html`<code>${part}</code>` : part));

/** The schema itself, where one is only named. */
export const named = (doc, schema) => schema?.$ref?.split('/').slice(1).reduce((at, key) => at?.[key], doc) ?? schema;

/** A body to begin with: every property of the schema, as it may look. */
export function sample(doc, schema, depth = 0) {
  const { type, format, example, properties, items, enum: values, oneOf, anyOf, allOf } = named(doc, schema) ?? {};
  if (example !== undefined) return example;
  if (values) return values[0];
  const one = (oneOf ?? anyOf)?.[0];
  if (one) return sample(doc, one, depth);
  if (allOf) return Object.assign({}, ...allOf.map((part) => sample(doc, part, depth)));
  switch ([type].flat()[0]) {
    case 'object': return depth > 4 ? {} : Object.fromEntries(Object.entries(properties ?? {}).map(([name, property]) => [name, sample(doc, property, depth + 1)]));
    case 'array': return depth > 4 ? [] : [sample(doc, items, depth + 1)];
    case 'integer': case 'number': return 0;
    case 'boolean': return false;
    default: return format === 'date-time' ? new Date().toISOString() : '';
  }
}

/** The schema of the JSON that an operation takes, if it takes any. */
export const bodyOf = (operation) => operation.requestBody?.content?.['application/json']?.schema;
