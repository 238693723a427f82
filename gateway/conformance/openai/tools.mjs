import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { afterTool, calls, says } from '../fixture/replies.mjs';
import { alpha, always, beta } from '../fixture/stage.mjs';
import { messages, sunny, weather } from '../fixture/questions.mjs';
import { client } from './client.mjs';

const callsWeather = calls(['get_weather', { city: 'Oslo' }]);
const runnable = {
  type: 'function',
  function: { ...weather, parse: JSON.parse, function: sunny },
};

describe('openai: tools', () => {
  for (const model of ['alpha', 'solo', 'avengers']) {
    for (const stream of [false, true]) {
      const how = stream ? 'streamed' : 'plain';

      it(`make a ${how} round trip with ${model}`, async () => {
        always(afterTool(says('It is sunny.'), callsWeather));
        const runner = client.chat.completions
          .runTools({ model, messages, stream, tools: [runnable] });
        const text = await runner.finalContent();
        assert.equal(text, 'It is sunny.');
        assert.equal(await runner.finalFunctionToolCallResult(), 'sunny in Oslo');
        const [, call, result] = alpha.asked.messages;
        assert.equal(call.tool_calls[0].function.name, 'get_weather');
        assert.deepEqual(JSON.parse(call.tool_calls[0].function.arguments), { city: 'Oslo' });
        assert.equal(result.tool_call_id, call.tool_calls[0].id);
        assert.equal(result.content, 'sunny in Oslo');
      });
    }

    it(`may be called several at once by ${model}, streamed`, async () => {
      always(calls(['get_weather', { city: 'Oslo' }], ['get_weather', { city: 'Rome' }]));
      const tools = [{ type: 'function', function: weather }];
      const { choices } = await client.chat.completions
        .stream({ model, messages, tools, parallel_tool_calls: true })
        .finalChatCompletion();
      const cities = choices[0].message.tool_calls
        .map((call) => JSON.parse(call.function.arguments).city);
      assert.deepEqual(cities, ['Oslo', 'Rome']);
      assert.equal(choices[0].finish_reason, 'tool_calls');
      assert.equal(alpha.asked.parallel_tool_calls, true);
    });
  }

  it('are called as most samples call them', async () => {
    alpha.always(callsWeather);
    beta.always(calls(['get_weather', { city: 'Rome' }]));
    const { choices } = await client.chat.completions.create({
      model: 'avengers',
      messages,
      tools: [{ type: 'function', function: weather }],
      tool_choice: 'required',
    });
    const [call] = choices[0].message.tool_calls;
    assert.deepEqual(JSON.parse(call.function.arguments), { city: 'Oslo' });
    assert.equal(alpha.asked.tool_choice, 'required');
  });
});
