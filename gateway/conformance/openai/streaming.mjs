import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { APIError } from 'openai';
import { beginsToSay, behind, diesSaying, fails, newGate, says } from '../fixture/replies.mjs';
import { alpha, always, beta, opening } from '../fixture/stage.mjs';
import { messages } from '../fixture/questions.mjs';
import { all, client, clientWith, textOf } from './client.mjs';

const TEXT = 'The answer is 42, as everybody knows.';

describe('openai: streamed chat completions', () => {
  for (const model of ['alpha', 'solo', 'avengers', 'swift']) {
    it(`come from ${model} as proper chunks`, async () => {
      always(says(TEXT));
      const chunks = await all(await client.chat.completions
        .create({ model, messages, stream: true }));
      assert.equal(textOf(chunks), TEXT);
      assert.equal(chunks[0].choices[0].delta.role, 'assistant');
      assert.equal(chunks.at(-1).choices[0].finish_reason, 'stop');
      assert.ok(chunks.every(({ object }) => object === 'chat.completion.chunk'));
      assert.equal(new Set(chunks.map(({ id }) => id)).size, 1);
    });

    it(`end with the usage of ${model} when it is asked for`, async () => {
      const chunks = await all(await client.chat.completions.create({
        model,
        messages,
        stream: true,
        stream_options: { include_usage: true },
      }));
      assert.deepEqual(chunks.at(-1).choices, []);
      assert.ok(chunks.at(-1).usage.total_tokens >= 18);
      assert.ok(chunks.slice(0, -1).every(({ usage }) => usage == null));
    });

    it(`of ${model} are gathered by the SDK's own helper`, async () => {
      always(says(TEXT));
      const seen = [];
      const stream = client.chat.completions.stream({ model, messages });
      stream.on('content', (delta) => seen.push(delta));
      assert.equal(await stream.finalContent(), TEXT);
      assert.equal(seen.join(''), TEXT);
      const { choices } = await stream.finalChatCompletion();
      assert.equal(choices[0].finish_reason, 'stop');
    });
  }

  for (const model of ['alpha', 'solo']) {
    it(`of ${model} begin before the backend has ended`, async () => {
      always(beginsToSay('The'));
      const stream = await client.chat.completions.create({ model, messages, stream: true });
      for await (const { choices } of stream) {
        assert.equal(choices[0].delta.content, 'The');
        break;
      }
      await alpha.until(({ aborted }) => aborted === 1);
    });

    it(`of ${model} raise an error if the backend dies`, async () => {
      const gate = newGate();
      always(diesSaying('The answer is', gate));
      const stream = await client.chat.completions.create({ model, messages, stream: true });
      const seen = [];
      await assert.rejects(async () => {
        for await (const chunk of stream) {
          seen.push(chunk);
          gate.open();
        }
      }, (error) => error instanceof APIError && error.code === 'backend_broken_off');
      assert.equal(textOf(seen), 'The answer is');
    });
  }

  it('of a vote show life while it is awaited, which the SDK does not notice', async () => {
    const gate = newGate();
    always(behind(gate, says(TEXT)));
    const chunks = await all(await clientWith({ fetch: opening(gate) }).chat.completions
      .create({ model: 'avengers', messages, stream: true }));
    assert.equal(textOf(chunks), TEXT);
  });

  it('of a vote that fails late raise an error', async () => {
    const gate = newGate();
    always(behind(gate, fails(500)));
    const stream = await clientWith({ fetch: opening(gate) }).chat.completions
      .create({ model: 'avengers', messages, stream: true });
    await assert.rejects(all(stream), { code: 'no_answer' });
  });

  it('of several choices are an ensemble\'s different answers', async () => {
    alpha.always(says('The answer is 42.'));
    beta.always(says('The answer is 41.'));
    const { choices } = await client.chat.completions
      .stream({ model: 'avengers', messages, n: 2, avengers: { samples: 4 } })
      .finalChatCompletion();
    const texts = choices.map(({ message }) => message.content);
    assert.deepEqual(texts.sort(), ['The answer is 41.', 'The answer is 42.']);
  });

  it('of a sample that is shown before the vote tell at their end what it gave', async () => {
    const gate = newGate();
    const others = behind(gate, says('42'));
    always((request, response) => (request.body.stream ? says('42') : others)(request, response));
    const chunks = await all(await clientWith({ fetch: opening(gate) }).chat.completions
      .create({ model: 'swift', messages, stream: true }));
    assert.equal(chunks.at(-1).avengers.confirmed, true);
  });
});
