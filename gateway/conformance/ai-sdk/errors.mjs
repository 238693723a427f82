import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, generateText, RetryError } from 'ai';
import { fails, says } from '../fixture/replies.mjs';
import { alpha, gateway } from '../fixture/stage.mjs';
import { providers } from './providers.mjs';

const prompt = 'What is 6 times 7?';

for (const [provider, model] of Object.entries(providers)) {
  describe(`AI SDK (${provider}): errors`, () => {
    const cases = [
      { status: 400, retried: false },
      { status: 422, retried: false },
      { status: 429, retried: true },
      { status: 502, retried: true, of: 500 },
    ];
    for (const { status, retried, of = status } of cases) {
      it(`of ${status} are ${retried ? 'tried again' : 'final'}`, async () => {
        alpha.always(fails(of, { message: 'not so' }));
        const error = await failure({ model: model('alpha') });
        assert.equal(error.statusCode, status);
        assert.equal(error.isRetryable, retried);
        assert.ok(error.data.error.message);
      });
    }

    it('tell that a model is not there', async () => {
      const error = await failure({ model: model('nobody') });
      assert.equal(error.statusCode, 404);
      assert.equal(error.data.error.code, 'model_not_found');
    });

    it('that pass are overcome by the SDK itself', async () => {
      alpha.next(fails(429, {}, { 'retry-after': '0' }));
      alpha.always(says('42'));
      const { text } = await generateText({ model: model('alpha'), prompt, maxRetries: 1 });
      assert.equal(text, '42');
    });

    it('that stay end the SDK\'s tries', async () => {
      alpha.always(fails(429, {}, { 'retry-after': '0' }));
      await assert.rejects(
        generateText({ model: model('alpha'), prompt, maxRetries: 1 }),
        (error) => RetryError.isInstance(error) && error.errors.length === 2,
      );
    });
  });
}

describe('AI SDK: errors', () => {
  it('of a wrong key have status 401', async () => {
    const stranger = createOpenAI({ baseURL: gateway.baseURL, apiKey: 'wrong' });
    const error = await failure({ model: stranger('avengers') });
    assert.equal(error.statusCode, 401);
    assert.equal(error.data.error.code, 'invalid_api_key');
  });
});

async function failure(request) {
  const error = await generateText({ ...request, prompt, maxRetries: 0 }).then(
    () => assert.fail('there is no error'),
    (known) => known,
  );
  assert.ok(APICallError.isInstance(error), String(error));
  return error;
}
