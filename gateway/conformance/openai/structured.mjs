import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zodFunction, zodResponseFormat, zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { calls, says } from '../fixture/replies.mjs';
import { alpha, always } from '../fixture/stage.mjs';
import { messages } from '../fixture/questions.mjs';
import { client } from './client.mjs';

const Event = z.object({ name: z.string(), guests: z.array(z.string()) });
const EVENT = { name: 'fair', guests: ['Ann', 'Bob'] };

describe('openai: structured output', () => {
  for (const model of ['alpha', 'avengers']) {
    const response_format = zodResponseFormat(Event, 'event');

    it(`of ${model} is parsed by the SDK`, async () => {
      always(says(JSON.stringify(EVENT)));
      const { choices } = await client.chat.completions.parse({ model, messages, response_format });
      assert.deepEqual(choices[0].message.parsed, EVENT);
      assert.deepEqual(alpha.asked.response_format, response_format);
    });

    it(`of ${model} is parsed by the SDK when it is streamed`, async () => {
      always(says(JSON.stringify(EVENT)));
      const { choices } = await client.chat.completions
        .stream({ model, messages, response_format })
        .finalChatCompletion();
      assert.deepEqual(choices[0].message.parsed, EVENT);
    });

    it(`of ${model} may be the arguments of a tool`, async () => {
      always(calls(['plan', EVENT]));
      const tools = [zodFunction({ name: 'plan', parameters: Event })];
      const { choices } = await client.chat.completions.parse({ model, messages, tools });
      assert.deepEqual(choices[0].message.tool_calls[0].function.parsed_arguments, EVENT);
    });

    it(`of ${model} is parsed from a response`, async () => {
      always(says(JSON.stringify(EVENT)));
      const format = zodTextFormat(Event, 'event');
      const { output_parsed } = await client.responses
        .parse({ model, input: 'Plan it.', text: { format } });
      assert.deepEqual(output_parsed, EVENT);
      const { json_schema } = alpha.asked.response_format;
      assert.deepEqual(json_schema, { name: 'event', strict: true, schema: format.schema });
    });
  }
});
