import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { says } from '../fixture/replies.mjs';
import { alpha, always, legacy } from '../fixture/stage.mjs';
import { all, client } from './client.mjs';

const prompt = 'The answer is';
const joined = (chunks) => chunks.map(({ choices }) => choices[0]?.text ?? '').join('');

describe('openai: completions', () => {
  for (const model of ['alpha', 'solo', 'avengers']) {
    it(`come from ${model}`, async () => {
      always(says('42'));
      const completion = await client.completions.create({ model, prompt, max_tokens: 5 });
      assert.equal(completion.object, 'text_completion');
      assert.equal(completion.choices[0].text, '42');
      assert.equal(completion.choices[0].finish_reason, 'stop');
      assert.ok(completion.usage.total_tokens >= 18);
      assert.equal(alpha.asked.messages.at(-1).content, prompt);
    });

    it(`come from ${model} as a stream`, async () => {
      always(says('forty-two, surely'));
      const chunks = await all(await client.completions.create({ model, prompt, stream: true }));
      assert.equal(joined(chunks), 'forty-two, surely');
      assert.equal(chunks.at(-1).choices[0].finish_reason, 'stop');
    });
  }

  it('go untouched to a backend that has the endpoint, plain and streamed', async () => {
    const request = { model: 'legacy', prompt, suffix: '!' };
    const { choices } = await client.completions.create(request);
    assert.equal(choices[0].text, 'for ever');
    const chunks = await all(await client.completions.create({ ...request, stream: true }));
    assert.equal(joined(chunks), 'for ever');
    assert.equal(legacy.received[0].path, '/v1/completions');
    assert.equal(legacy.asked.suffix, '!');
  });
});
