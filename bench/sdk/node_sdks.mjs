// The protocols as OpenAI's and Anthropic's own clients for Node see them.
//
//   npm install openai @anthropic-ai/sdk
//   KEY=fd-… node bench/sdk/node_sdks.mjs [http://localhost:8080] [a real model, such as server/smollm2]
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

// Found where the command is given.
const require = createRequire(`${process.cwd()}/`);
const OpenAI = require('openai').default;
const Anthropic = require('@anthropic-ai/sdk').default;

const [url = 'http://localhost:8080', real] = process.argv.slice(2);
const apiKey = process.env.KEY;
const openai = new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0 });
const claude = new Anthropic({ baseURL: url, apiKey, maxRetries: 0 });
const chat = (body) => openai.chat.completions.create(body);
const user = (content) => [{ role: 'user', content }];
const done = (what) => console.log('ok', what);
const refused = (call, status, code) => assert.rejects(call, (problem) => problem.status === status && (!code || problem.code === code));

const ORDER = '{"city":"Zürich","nights":3}';
const SCHEMA = { type: 'object', properties: { city: { type: 'string' }, nights: { type: 'integer' } }, required: ['city', 'nights'], additionalProperties: false };
const LONG = 'A longer text, so that it comes in several pieces: '.repeat(5);

async function text(stream) {
  let all = '';
  for await (const chunk of stream) all += chunk.choices[0]?.delta.content ?? '';
  return all;
}

const answer = await chat({ model: 'echo/priced', messages: user('Grüß Gott 🎈'), max_completion_tokens: 50 });
assert.equal(answer.choices[0].message.content, 'Grüß Gott 🎈');
assert.ok(answer.usage.completion_tokens > 0);
done('openai chat');

assert.equal(await text(await chat({ model: 'echo/priced', messages: user(LONG), stream: true })), LONG);
done('openai stream');

const tools = [{ type: 'function', function: { name: 'book', parameters: SCHEMA } }];
const call = (await chat({ model: 'echo/echo', messages: user(ORDER), tools, tool_choice: 'required' })).choices[0];
assert.equal(call.finish_reason, 'tool_calls');
assert.equal(JSON.parse(call.message.tool_calls[0].function.arguments).nights, 3);
done('openai tools');

const shaped = await chat({ model: 'echo/echo', messages: user(ORDER), response_format: { type: 'json_schema', json_schema: { name: 'booking', schema: SCHEMA, strict: true } } });
assert.equal(JSON.parse(shaped.choices[0].message.content).city, 'Zürich');
done('openai structured output');

const vectors = await openai.embeddings.create({ model: 'echo/minilm', input: ['The cat sleeps.', 'Interest rates rose.'] });
assert.deepEqual(vectors.data.map((one) => one.embedding.length), [384, 384]);
done('openai embeddings');

const models = [];
for await (const model of openai.models.list()) models.push(model.id);
assert.ok(models.includes('echo/echo'));
assert.equal((await openai.models.retrieve('echo/echo')).id, 'echo/echo');
done('openai models');

await refused(() => chat({ model: 'gpt-unknown', messages: user('Hi') }), 404, 'model_not_found');
await refused(() => chat({ model: 'echo/echo', messages: user('Hi'), max_completion_tokens: -1 }), 400);
await refused(() => new OpenAI({ baseURL: `${url}/v1`, apiKey: 'fd-of-nobody', maxRetries: 0 }).models.list(), 401, 'invalid_api_key');
done('openai errors');

const message = await claude.messages.create({ model: 'echo/priced', max_tokens: 50, messages: user('Grüß Gott 🎈') });
assert.equal(message.content[0].text, 'Grüß Gott 🎈');
done('anthropic messages');

const stream = claude.messages.stream({ model: 'echo/priced', max_tokens: 500, messages: user(LONG) });
assert.equal(await stream.finalText(), LONG);
assert.equal((await stream.finalMessage()).stop_reason, 'end_turn');
done('anthropic stream');

const used = await claude.messages.create({ model: 'echo/echo', max_tokens: 50, messages: user(ORDER), tools: [{ name: 'book', input_schema: SCHEMA }], tool_choice: { type: 'any' } });
assert.equal(used.stop_reason, 'tool_use');
assert.equal(used.content.at(-1).input.nights, 3);
done('anthropic tools');

assert.ok((await claude.messages.countTokens({ model: 'echo/echo', messages: user('How many?') })).input_tokens > 0);
done('anthropic count_tokens');

await refused(() => claude.messages.create({ model: 'claude-unknown', max_tokens: 5, messages: user('Hi') }), 404);
await refused(() => new Anthropic({ baseURL: url, apiKey: 'fd-of-nobody', maxRetries: 0 }).messages.create({ model: 'echo/echo', max_tokens: 5, messages: user('Hi') }), 401);
done('anthropic errors');

if (real) {
  const ask = { model: real, max_tokens: 12, messages: user('Say hello.') };
  assert.ok((await chat(ask)).choices[0].message.content);
  assert.ok(await text(await chat({ ...ask, stream: true })));
  assert.ok((await claude.messages.create(ask)).content[0].text);
  assert.ok(await claude.messages.stream(ask).finalText());
  done('both with a real model');
}
