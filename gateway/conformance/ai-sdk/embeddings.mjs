import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cosineSimilarity, embed, embedMany } from 'ai';
import { DIMENSION, EMBEDDER } from '../fixture/stage.mjs';
import { embedders } from './providers.mjs';

for (const [provider, model] of Object.entries(embedders)) {
  describe(`AI SDK (${provider}): embeddings`, () => {
    it('of one text come from the gateway\'s own model', async () => {
      const { embedding, usage } = await embed({ model: model(EMBEDDER), value: 'a river' });
      assert.equal(embedding.length, DIMENSION);
      assert.ok(usage.tokens > 0);
    });

    it('of many texts come in their order', async () => {
      const values = ['a river', 'a brook', 'seven times eight'];
      const { embeddings } = await embedMany({ model: model(EMBEDDER), values });
      const [river, brook, product] = embeddings;
      assert.ok(cosineSimilarity(river, brook) > cosineSimilarity(river, product));
    });

    it('come from a backend', async () => {
      const { embeddings } = await embedMany({ model: model('vectors'), values: ['a', 'bb'] });
      assert.deepEqual(embeddings, [[1, 0, 0.5], [2, 1, 0.5]]);
    });
  });
}
