import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BadRequestError } from 'openai';
import { DIMENSION, EMBEDDER, vectors } from '../fixture/stage.mjs';
import { client } from './client.mjs';

const input = ['What is 6 times 7?', 'Name a river.'];

describe('openai: embeddings', () => {
  it('of the gateway\'s own model come as base64 by default, which the SDK decodes', async () => {
    const { data, usage } = await client.embeddings.create({ model: EMBEDDER, input });
    assert.deepEqual(data.map(({ index }) => index), [0, 1]);
    assert.ok(data.every(({ embedding }) => embedding.length === DIMENSION));
    assert.ok(usage.prompt_tokens > 0);
    assert.equal(usage.total_tokens, usage.prompt_tokens);
  });

  it('are the same as floats, of length one', async () => {
    const request = { model: EMBEDDER, input: input[0] };
    const base64 = await client.embeddings.create(request);
    const plain = await client.embeddings.create({ ...request, encoding_format: 'float' });
    const decoded = base64.data[0].embedding;
    const floats = plain.data[0].embedding;
    floats.forEach((value, i) => assert.ok(Math.abs(value - decoded[i]) < 1e-6));
    assert.ok(Math.abs(Math.hypot(...floats) - 1) < 1e-4);
  });

  it('of another dimension are refused', async () => {
    await assert.rejects(
      client.embeddings.create({ model: EMBEDDER, input, dimensions: 64 }),
      (error) => error instanceof BadRequestError && error.param === 'dimensions',
    );
  });

  for (const encoding_format of [undefined, 'float']) {
    it(`come from a backend as ${encoding_format ?? 'base64'}`, async () => {
      const { data } = await client.embeddings.create({ model: 'vectors', input, encoding_format });
      assert.deepEqual(data.map(({ embedding }) => [...embedding]), [[18, 0, 0.5], [13, 1, 0.5]]);
      assert.equal(vectors.asked.model, 'served-vectors');
    });
  }
});
