// The official OpenAI SDK as a client of the gateway: node sdk.mjs CASE, with OPENCLAW_URL and OPENCLAW_TOKEN.
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const GREETING = 'Hello from the fake model.';
const client = new OpenAI({ baseURL: process.env.OPENCLAW_URL + '/v1', apiKey: process.env.OPENCLAW_TOKEN, maxRetries: 0, timeout: 30_000 });
const user = (content) => [{ role: 'user', content }];
const chat = (content, more = {}) => client.chat.completions.create({ model: 'openclaw', messages: user(content), ...more });
const weather = { name: 'get_weather', description: 'Tells the weather.', parameters: { type: 'object', properties: { at: { type: 'string' } } } };
const CALL = 'CALL_TOOL:get_weather:{"at":"Lyon"}END';

const cases = {
  async chat() {
    const answer = await chat('hi');
    assert.equal(answer.choices[0].message.content, GREETING);
    assert.equal(answer.choices[0].finish_reason, 'stop');
    assert.ok(answer.usage.prompt_tokens > 0 && answer.usage.completion_tokens > 0);
    assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);
  },

  async chatStream() {
    const stream = await chat('hi', { stream: true, stream_options: { include_usage: true } });
    let text = '';
    const reasons = [];
    let usage;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta?.content ?? '';
      if (chunk.choices[0]?.finish_reason) reasons.push(chunk.choices[0].finish_reason);
      usage = chunk.usage ?? usage;
    }
    assert.equal(text, GREETING);
    assert.deepEqual(reasons, ['stop']);
    assert.ok(usage.total_tokens > 0);
  },

  async chatStreamHelper() {
    const runner = client.chat.completions.stream({ model: 'openclaw', messages: user('hi') });
    const final = await runner.finalChatCompletion();
    assert.equal(final.choices[0].message.content, GREETING);
  },

  async chatTools() {
    const tools = [{ type: 'function', function: weather }];
    const messages = user(CALL);
    const first = await client.chat.completions.create({ model: 'openclaw', messages, tools });
    assert.equal(first.choices[0].finish_reason, 'tool_calls');
    const [call] = first.choices[0].message.tool_calls;
    assert.deepEqual(JSON.parse(call.function.arguments), { at: 'Lyon' });
    messages.push(first.choices[0].message, { role: 'tool', tool_call_id: call.id, content: 'ECHO:sunny' });
    const second = await client.chat.completions.create({ model: 'openclaw', messages, tools });
    assert.equal(second.choices[0].message.content, 'sunny');
  },

  async chatToolsStream() {
    const runner = client.chat.completions.stream({ model: 'openclaw', messages: user(CALL), tools: [{ type: 'function', function: weather }] });
    const final = await runner.finalChatCompletion();
    assert.equal(final.choices[0].finish_reason, 'tool_calls');
    assert.equal(final.choices[0].message.tool_calls[0].function.name, 'get_weather');
  },

  async chatRunTools() {
    const runner = client.chat.completions.runTools({
      model: 'openclaw', messages: user(CALL),
      tools: [{ type: 'function', function: { ...weather, parse: JSON.parse, function: ({ at }) => `ECHO:rain-in-${at}` } }],
    });
    assert.equal(await runner.finalContent(), 'rain-in-Lyon');
  },

  async chatPicture() {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const picture = (url) => chat([{ type: 'text', text: 'look' }, { type: 'image_url', image_url: { url } }]);
    assert.equal((await picture('data:image/png;base64,' + png)).choices[0].message.content, GREETING);
    await assert.rejects(picture('http://127.0.0.1:1/x.png'), OpenAI.BadRequestError);
  },

  async responses() {
    const response = await client.responses.create({ model: 'openclaw', input: 'hi' });
    assert.equal(response.output_text, GREETING);
    assert.equal(response.status, 'completed');
    assert.ok(response.usage.total_tokens > 0);
    const next = await client.responses.create({ model: 'openclaw', input: 'ECHO:more', previous_response_id: response.id });
    assert.equal(next.output_text, 'more');
  },

  async responsesStream() {
    const stream = await client.responses.create({ model: 'openclaw', input: 'hi', stream: true });
    const types = [];
    let text = '';
    for await (const event of stream) {
      types.push(event.type);
      if (event.type === 'response.output_text.delta') text += event.delta;
    }
    assert.equal(text, GREETING);
    assert.equal(types[0], 'response.created');
    assert.equal(types.at(-1), 'response.completed');
    const final = await client.responses.stream({ model: 'openclaw', input: 'hi' }).finalResponse();
    assert.equal(final.output_text, GREETING);
  },

  async responsesTools() {
    const tools = [{ type: 'function', strict: false, ...weather }];
    const first = await client.responses.create({ model: 'openclaw', input: CALL, tools });
    const call = first.output.find((item) => item.type === 'function_call');
    assert.equal(call.name, 'get_weather');
    const output = { type: 'function_call_output', call_id: call.call_id, output: 'ECHO:sunny' };
    const second = await client.responses.create({ model: 'openclaw', previous_response_id: first.id, input: [output], tools });
    assert.equal(second.output_text, 'sunny');
    await assert.rejects(client.responses.create({ model: 'openclaw', previous_response_id: first.id, input: [output] }), OpenAI.BadRequestError);
  },

  async responsesFile() {
    const file_data = 'data:text/csv;base64,' + Buffer.from('a,b').toString('base64');
    const content = [{ type: 'input_file', filename: 'a.csv', file_data }, { type: 'input_text', text: 'ECHO:read' }];
    const response = await client.responses.create({ model: 'openclaw', input: [{ role: 'user', content }] });
    assert.equal(response.output_text, 'read');
  },

  async errors() {
    await assert.rejects(client.chat.completions.create({ model: 'openclaw', messages: [] }), (e) =>
      e instanceof OpenAI.BadRequestError && e.type === 'invalid_request_error' && /Missing user message/.test(e.message));
    await assert.rejects(chat('hi', { model: 'openclaw:nope' }), (e) => e instanceof OpenAI.NotFoundError && e.code === 'model_not_found');
    await assert.rejects(client.withOptions({ apiKey: 'wrong' }).models.list(), OpenAI.AuthenticationError);
    await assert.rejects(chat('hi', { tools: [{ type: 'function', function: { name: 'read' } }] }), (e) =>
      e instanceof OpenAI.BadRequestError && /"read"/.test(e.message));
    await assert.rejects(client.responses.create({ model: 'openclaw' }), (e) => /input: Invalid input/.test(e.message));
    await assert.rejects(client.responses.create({ model: 'openclaw', input: 'hi', previous_response_id: 'resp_nope' }), OpenAI.NotFoundError);
  },

  async abort() {
    const stream = await chat('SLOW', { stream: true, user: 'leaver' });
    for await (const chunk of stream) if (chunk.choices[0]?.delta?.content) break; // breaking closes the connection
    const began = Date.now();
    const next = await chat('ECHO:free', { user: 'leaver' });
    assert.equal(next.choices[0].message.content, 'free');
    assert.ok(Date.now() - began < 2500, 'the run of 4 s was ended and its lane freed');
  },

  async models() {
    const ids = [];
    for await (const model of client.models.list()) ids.push(model.id);
    assert.ok(ids.includes('openclaw') && ids.includes('openclaw:main'));
    for (const id of ids) assert.equal((await client.models.retrieve(id)).id, id);
    await assert.rejects(client.models.retrieve('gpt-none'), OpenAI.NotFoundError);
  },

  async embeddings() {
    for (const encoding_format of [undefined, 'float']) {
      const answer = await client.embeddings.create({ model: 'vectors/small', input: ['a', 'b'], ...(encoding_format && { encoding_format }) });
      assert.deepEqual(answer.data.map((one) => [...one.embedding]), [[1, 0.5], [0, 2]]);
    }
    await assert.rejects(client.embeddings.create({ model: 'nobody/small', input: 'a' }), OpenAI.NotFoundError);
  },
};

await cases[process.argv[2]]();
