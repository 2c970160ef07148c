import { html } from '/vendor/lit/lit.js';
import '/shared/copy-button.js';
import { FdElement } from '/shared/element.js';
import { t } from '/shared/i18n.js';
import { recall, remember } from '/shared/store.js';

const PLACE = 'frontdesk.gateway.snippet';

const SNIPPETS = {
  Python: ({ url, key, model }) => `from openai import OpenAI

client = OpenAI(base_url="${url}/v1", api_key="${key}")
answer = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)`,
  Java: ({ url, key, model }) => `OpenAIClient client = OpenAIOkHttpClient.builder()
    .baseUrl("${url}/v1")
    .apiKey("${key}")
    .build();
ChatCompletion answer = client.chat().completions().create(
    ChatCompletionCreateParams.builder()
        .model("${model}")
        .addUserMessage("Hello")
        .build());`,
  curl: ({ url, key, model }) => `curl ${url}/v1/chat/completions \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/json" \\
  -d '{"model": "${model}", "messages": [{"role": "user", "content": "Hello"}]}'`,
};

/** How a program uses a key, ready to paste. */
class FdGatewaySnippets extends FdElement {
  static properties = { key: {}, model: {}, shown: { state: true } };

  constructor() {
    super();
    const kept = recall(PLACE);
    this.shown = SNIPPETS[kept] ? kept : 'Python';
  }

  #show(name) {
    this.shown = name;
    remember(PLACE, name);
  }

  render() {
    const text = SNIPPETS[this.shown]({ url: location.origin, key: this.key || 'fd-…', model: this.model || 'echo/echo' });
    return html`
      <div class="row snippet-bar"><div class="row grow" role="group" aria-label=${t('ai.snippet')}>${Object.keys(SNIPPETS).map((name) => html`<button class="plain" aria-pressed=${name === this.shown} @click=${() => this.#show(name)}>${name}</button>`)}</div><fd-copy .text=${text}></fd-copy></div>
      <pre class="raw" dir="ltr" tabindex="0">${text}</pre>`;
  }
}
customElements.define('fd-gateway-snippets', FdGatewaySnippets);
