import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generateText, stepCountIs, streamText, tool } from 'ai';
import { z } from 'zod';
import { afterTool, calls, says } from '../fixture/replies.mjs';
import { alpha, always } from '../fixture/stage.mjs';
import { sunny, weather } from '../fixture/questions.mjs';
import { providers } from './providers.mjs';

const tools = {
  [weather.name]: tool({
    description: weather.description,
    inputSchema: z.object({ city: z.string() }),
    execute: sunny,
  }),
};
const reply = afterTool(says('It is sunny.'), calls([weather.name, { city: 'Oslo' }]));

for (const [provider, model] of Object.entries(providers)) {
  describe(`AI SDK (${provider}): tools`, () => {
    for (const name of ['alpha', 'solo', 'avengers']) {
      for (const [how, ask] of Object.entries({ plain: generateText, streamed: streamText })) {
        it(`make a round trip with ${name} in two steps, ${how}`, async () => {
          always(reply);
          const result = await ask({
            model: model(name), prompt: 'Weather?', tools, stopWhen: stepCountIs(3), maxRetries: 0,
          });
          assert.equal(await result.text, 'It is sunny.');
          const [first] = await result.steps;
          assert.equal(first.finishReason, 'tool-calls');
          assert.equal(first.toolResults[0].output, 'sunny in Oslo');
          const [, call, told] = alpha.asked.messages;
          assert.equal(told.content, 'sunny in Oslo');
          assert.equal(told.tool_call_id, call.tool_calls[0].id);
        });
      }
    }

    it('can be asked for by name', async () => {
      always(calls([weather.name, { city: 'Oslo' }]));
      const { toolCalls } = await generateText({
        model: model('avengers'),
        prompt: 'Weather?',
        tools,
        toolChoice: { type: 'tool', toolName: weather.name },
        maxRetries: 0,
      });
      assert.deepEqual(toolCalls[0].input, { city: 'Oslo' });
      const { tool_choice } = alpha.asked;
      assert.deepEqual(tool_choice, { type: 'function', function: { name: weather.name } });
    });
  });
}
