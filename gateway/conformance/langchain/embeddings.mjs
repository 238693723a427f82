import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DIMENSION, EMBEDDER } from '../fixture/stage.mjs';
import { embedder } from './models.mjs';

describe('LangChain: embeddings', () => {
  it('of a query come from the gateway\'s own model', async () => {
    const vector = await embedder(EMBEDDER).embedQuery('a river');
    assert.equal(vector.length, DIMENSION);
  });

  it('of documents come in their order, batch by batch', async () => {
    const texts = ['a', 'bb', 'ccc'];
    const got = await embedder('vectors', { batchSize: 2 }).embedDocuments(texts);
    assert.deepEqual(got.map((vector) => [...vector]), [[1, 0, 0.5], [2, 1, 0.5], [3, 0, 0.5]]);
  });

  it('may be asked for as floats', async () => {
    const got = await embedder('vectors', { encodingFormat: 'float' }).embedQuery('four');
    assert.deepEqual(got, [4, 0, 0.5]);
  });
});
