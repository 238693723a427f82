import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HumanMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { z } from 'zod';
import { calls, says } from '../fixture/replies.mjs';
import { alpha, always } from '../fixture/stage.mjs';
import { sunny, weather } from '../fixture/questions.mjs';
import { ways } from './models.mjs';

const getWeather = tool(sunny, {
  name: weather.name,
  description: weather.description,
  schema: z.object({ city: z.string() }),
});
const question = new HumanMessage('Weather?');
const EVENT = { name: 'fair', guests: ['Ann', 'Bob'] };
const Event = z.object({ name: z.string(), guests: z.array(z.string()) });

for (const [way, model] of Object.entries(ways)) {
  describe(`LangChain (${way}): tools`, () => {
    for (const name of ['alpha', 'solo', 'avengers']) {
      for (const [how, ask] of Object.entries({ plain, streamed })) {
        it(`make a round trip with ${name}, ${how}`, async () => {
          const able = model(name).bindTools([getWeather]);
          always(calls([weather.name, { city: 'Oslo' }]));
          const called = await ask(able, [question]);
          const [call] = called.tool_calls;
          assert.deepEqual(call.args, { city: 'Oslo' });

          always(says('It is sunny.'));
          const told = await getWeather.invoke(call);
          const answer = await ask(able, [question, called, told]);
          assert.equal(answer.text, 'It is sunny.');
          const { role, tool_call_id, content } = alpha.asked.messages.at(-1);
          assert.deepEqual([role, tool_call_id, content], ['tool', call.id, 'sunny in Oslo']);
        });
      }
    }
  });

  describe(`LangChain (${way}): structured output`, () => {
    for (const name of ['alpha', 'avengers']) {
      it(`of ${name} is parsed from JSON`, async () => {
        always(says(JSON.stringify(EVENT)));
        const planner = model(name).withStructuredOutput(Event, { name: 'event' });
        assert.deepEqual(await planner.invoke('Plan it.'), EVENT);
        assert.equal(alpha.asked.response_format.type, 'json_schema');
      });

      it(`of ${name} is parsed from the call of a tool`, async () => {
        always(calls(['event', EVENT]));
        const planner = model(name)
          .withStructuredOutput(Event, { name: 'event', method: 'functionCalling' });
        assert.deepEqual(await planner.invoke('Plan it.'), EVENT);
      });
    }
  });
}

function plain(model, messages) {
  return model.invoke(messages);
}

async function streamed(model, messages) {
  let whole;
  for await (const chunk of await model.stream(messages)) {
    whole = whole?.concat(chunk) ?? chunk;
  }
  return whole;
}
