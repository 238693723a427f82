import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fails, hangs, says } from '../fixture/replies.mjs';
import { alpha } from '../fixture/stage.mjs';
import { ways } from './models.mjs';

for (const [way, model] of Object.entries(ways)) {
  describe(`LangChain (${way}): errors`, () => {
    it('of a wrong key are known as such', async () => {
      const error = await failure(model('avengers', { apiKey: 'wrong' }));
      assert.equal(error.status, 401);
      assert.equal(error.lc_error_code, 'MODEL_AUTHENTICATION');
    });

    it('of a model that is not there are known as such', async () => {
      const error = await failure(model('nobody'));
      assert.equal(error.status, 404);
      assert.equal(error.lc_error_code, 'MODEL_NOT_FOUND');
    });

    it('of a rate limit are known as such', async () => {
      alpha.always(fails(429, {}));
      const error = await failure(model('alpha'));
      assert.equal(error.lc_error_code, 'MODEL_RATE_LIMIT');
    });

    it('of what a backend refuses are told in its words', async () => {
      alpha.always(fails(400, { message: 'no such voice' }));
      const error = await failure(model('alpha'));
      assert.equal(error.status, 400);
      assert.match(error.message, /no such voice/);
    });

    it('of a slow backend are overcome by another try', async () => {
      alpha.next(hangs());
      alpha.always(says('42'));
      const { text } = await model('hasty', { maxRetries: 1 }).invoke('How many?');
      assert.equal(text, '42');
    });
  });
}

function failure(model) {
  return model.invoke('How many?').then(
    () => assert.fail('there is no error'),
    (error) => error,
  );
}
