import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { says } from '../fixture/replies.mjs';
import { alpha, always, beta, KEY, UPSTREAM_KEY } from '../fixture/stage.mjs';
import { messages } from '../fixture/questions.mjs';
import { client } from './client.mjs';

describe('openai: chat completions', () => {
  it('are voted by an ensemble', async () => {
    alpha.always(says('It is 42.'));
    beta.always(says('It is 42!'));
    const completion = await client.chat.completions.create({ model: 'avengers', messages });
    assert.match(completion.choices[0].message.content, /^It is 42/);
    assert.equal(completion.object, 'chat.completion');
    assert.equal(completion.choices[0].finish_reason, 'stop');
    assert.ok(['alpha', 'beta'].includes(completion.model));
    assert.ok(completion.usage.total_tokens >= 2 * 18, 'usage is the sum of the samples');
  });

  it('tell of the vote in headers', async () => {
    const { data, response } = await client.chat.completions
      .create({ model: 'avengers', messages })
      .withResponse();
    assert.equal(data.choices[0].message.content, '42');
    assert.equal(response.headers.get('x-avengers-verdict'), 'majority');
  });

  it('take settings of the vote in the body', async () => {
    const { response } = await client.chat.completions
      .create({ model: 'avengers', messages, avengers: { samples: 2, models: 1 } })
      .withResponse();
    assert.match(response.headers.get('x-avengers-effective'), /samples=2;models=1/);
    assert.equal(beta.received.length, 0);
    assert.equal(alpha.asked.avengers, undefined);
  });

  it('come from a backend as it gave them', async () => {
    const completion = await client.chat.completions.create({ model: 'alpha', messages });
    assert.equal(completion.choices[0].message.content, '42');
    assert.equal(completion.id, 'chatcmpl-1');
  });

  it('reach a backend with every field, and with its own name and key', async () => {
    const request = {
      messages: [
        { role: 'developer', content: 'Be brief.', name: 'boss' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA', detail: 'low' } },
          ],
        },
      ],
      max_completion_tokens: 5,
      reasoning_effort: 'low',
      metadata: { trace: 'x' },
      stop: ['\n'],
      seed: 7,
      unheard_of: { deep: [1, null] },
    };
    await client.chat.completions.create({ model: 'alpha', ...request });
    assert.deepEqual(alpha.asked, { model: 'served-alpha', ...request });
    const { headers } = alpha.received[0];
    assert.equal(headers.authorization, `Bearer ${UPSTREAM_KEY}`);
    assert.doesNotMatch(JSON.stringify(headers), new RegExp(KEY));
  });

  it('of several choices are an ensemble\'s different answers', async () => {
    alpha.always(says('The answer is 42.'));
    beta.always(says('The answer is 41.'));
    const { choices } = await client.chat.completions.create({
      model: 'avengers',
      messages,
      n: 2,
      avengers: { samples: 4 },
    });
    assert.deepEqual(choices.map(({ index }) => index), [0, 1]);
    const texts = choices.map(({ message }) => message.content);
    assert.deepEqual(texts.sort(), ['The answer is 41.', 'The answer is 42.']);
  });

  it('keep what is not ASCII', async () => {
    always(says('Größe: 42 \u{1F600} 四十二'));
    const { choices } = await client.chat.completions.create({ model: 'avengers', messages });
    assert.equal(choices[0].message.content, 'Größe: 42 \u{1F600} 四十二');
  });
});
