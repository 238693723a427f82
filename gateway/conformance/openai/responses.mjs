import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { APIError, BadRequestError } from 'openai';
import { calls, diesSaying, newGate, says } from '../fixture/replies.mjs';
import { alpha, always, native } from '../fixture/stage.mjs';
import { weather } from '../fixture/questions.mjs';
import { all, client } from './client.mjs';

const input = 'What is 6 times 7?';
const tools = [{ type: 'function', strict: true, ...weather }];

describe('openai: responses', () => {
  for (const model of ['alpha', 'solo', 'avengers']) {
    it(`come from ${model}`, async () => {
      always(says('It is 42.'));
      const response = await client.responses
        .create({ model, input, instructions: 'Be brief.', max_output_tokens: 50 });
      assert.equal(response.output_text, 'It is 42.');
      assert.equal(response.object, 'response');
      assert.equal(response.status, 'completed');
      assert.ok(response.usage.total_tokens >= 18);
      const [first, last] = alpha.asked.messages;
      assert.equal(first.content, 'Be brief.');
      assert.equal(last.role, 'user');
    });

    it(`come from ${model} as a stream of typed events`, async () => {
      always(says('It is 42.'));
      const events = await all(await client.responses.create({ model, input, stream: true }));
      assert.equal(events[0].type, 'response.created');
      assert.equal(events.at(-1).type, 'response.completed');
      assert.equal(events.at(-1).response.output[0].content[0].text, 'It is 42.');
      const deltas = events.filter(({ type }) => type === 'response.output_text.delta');
      assert.equal(deltas.map(({ delta }) => delta).join(''), 'It is 42.');
      assert.deepEqual(events.map(({ sequence_number: n }) => n), events.map((_, i) => i));
    });

    it(`of ${model} are gathered by the SDK's own helper`, async () => {
      always(says('It is 42.'));
      const stream = client.responses.stream({ model, input });
      assert.equal((await stream.finalResponse()).output_text, 'It is 42.');
    });

    for (const stream of [false, true]) {
      const how = stream ? 'streamed' : 'plain';

      it(`of ${model} call tools and take their results, ${how}`, async () => {
        always(calls(['get_weather', { city: 'Oslo' }]));
        const first = await ask({ model, input, tools }, stream);
        const call = first.output.find(({ type }) => type === 'function_call');
        assert.equal(call.name, 'get_weather');
        assert.deepEqual(JSON.parse(call.arguments), { city: 'Oslo' });

        always(says('It is sunny.'));
        const result = { type: 'function_call_output', call_id: call.call_id, output: 'sunny' };
        const history = [{ role: 'user', content: input }, ...first.output, result];
        const second = await ask({ model, input: history, tools }, stream);
        assert.equal(second.output_text, 'It is sunny.');
        const [, assistant, tool] = alpha.asked.messages;
        assert.equal(assistant.tool_calls[0].id, call.call_id);
        assert.deepEqual(tool, { role: 'tool', tool_call_id: call.call_id, content: 'sunny' });
      });
    }
  }

  it('go untouched to a backend that has the endpoint', async () => {
    const response = await client.responses.create({ model: 'native', input, truncation: 'auto' });
    assert.equal(response.output_text, 'native');
    assert.equal(native.received[0].path, '/v1/responses');
    assert.deepEqual(native.asked, { model: 'served-native', input, truncation: 'auto' });
  });

  it('cannot go on from an earlier one, of which no state is kept', async () => {
    await assert.rejects(
      client.responses.create({ model: 'avengers', input, previous_response_id: 'resp_1' }),
      (error) => error instanceof BadRequestError && error.param === 'previous_response_id',
    );
  });

  it('that break off raise an error, and are never taken for complete', async () => {
    const gate = newGate();
    always(diesSaying('It is', gate));
    const types = [];
    await assert.rejects(async () => {
      for await (const { type } of await client.responses
        .create({ model: 'alpha', input, stream: true })) {
        types.push(type);
        if (type === 'response.output_text.delta') {
          gate.open();
        }
      }
    }, (error) => error instanceof APIError && error.code === 'backend_broken_off');
    assert.ok(types.includes('response.output_text.delta'));
    assert.ok(!types.includes('response.completed'));
  });
});

function ask(request, stream) {
  return stream
    ? client.responses.stream(request).finalResponse()
    : client.responses.create(request);
}
