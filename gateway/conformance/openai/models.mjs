import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NotFoundError } from 'openai';
import { EMBEDDER } from '../fixture/stage.mjs';
import { all, client } from './client.mjs';

describe('openai: models', () => {
  it('are ensembles, backends and the embedder', async () => {
    const models = await all(client.models.list());
    const ids = models.map(({ id }) => id);
    for (const name of ['avengers', 'solo', 'alpha', 'beta', 'vectors', 'legacy', EMBEDDER]) {
      assert.ok(ids.includes(name), name);
    }
    assert.ok(models.every(({ object, owned_by }) => object === 'model' && owned_by));
  });

  it('can be looked up one by one', async () => {
    const { id, created } = await client.models.retrieve('avengers');
    assert.equal(id, 'avengers');
    assert.ok(Number.isInteger(created));
  });

  it('that are not there are not found', async () => {
    await assert.rejects(
      client.models.retrieve('nobody'),
      (error) => error instanceof NotFoundError && error.code === 'model_not_found',
    );
  });
});
