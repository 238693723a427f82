import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  APIConnectionError, APIError, AuthenticationError, BadRequestError,
  InternalServerError, NotFoundError, PermissionDeniedError, RateLimitError,
  UnprocessableEntityError,
} from 'openai';
import { fails, hangs, says } from '../fixture/replies.mjs';
import { alpha, always, UPSTREAM_KEY } from '../fixture/stage.mjs';
import { messages } from '../fixture/questions.mjs';
import { client, clientWith } from './client.mjs';

describe('openai: errors', () => {
  it('400 names the field that is wrong', async () => {
    const error = await failure({ model: 'avengers', messages, temperature: 'hot' });
    assert.ok(error instanceof BadRequestError);
    assert.equal(error.param, 'temperature');
    assert.equal(error.type, 'invalid_request_error');
  });

  it('401 is for a wrong key', async () => {
    const error = await failure({ model: 'avengers', messages }, clientWith({ apiKey: 'wrong' }));
    assert.ok(error instanceof AuthenticationError);
    assert.equal(error.code, 'invalid_api_key');
  });

  it('403 is for a page that is not let in', async () => {
    const page = clientWith({ defaultHeaders: { origin: 'https://elsewhere.example' } });
    const error = await failure({ model: 'avengers', messages }, page);
    assert.ok(error instanceof PermissionDeniedError);
  });

  it('404 is for a model that is not there', async () => {
    const error = await failure({ model: 'nobody', messages });
    assert.ok(error instanceof NotFoundError);
    assert.equal(error.code, 'model_not_found');
  });

  it('404 is for an address that is not there', async () => {
    const error = await client.post('/assistants', { body: {} }).catch((known) => known);
    assert.ok(error instanceof NotFoundError);
    assert.equal(error.code, 'unknown_url');
  });

  it('405 tells what an address takes', async () => {
    const error = await client.get('/chat/completions').catch((known) => known);
    assert.equal(error.status, 405);
    assert.match(error.headers.get('allow'), /POST/);
  });

  it('413 is for a body that is too large', async () => {
    const content = 'x'.repeat(200_000);
    const error = await failure({ model: 'alpha', messages: [{ role: 'user', content }] });
    assert.ok(error instanceof APIError);
    assert.equal(error.status, 413);
  });

  it('409 of a backend is the gateway\'s affair, and not the client\'s', async () => {
    alpha.always(fails(409, { message: 'not now' }));
    const error = await failure({ model: 'alpha', messages });
    assert.ok(error instanceof InternalServerError);
    assert.equal(error.status, 502);
    assert.doesNotMatch(error.message, /not now/);
  });

  it('422 of a backend stays one', async () => {
    alpha.always(fails(422, { message: 'too long', param: 'messages' }));
    const error = await failure({ model: 'alpha', messages });
    assert.ok(error instanceof UnprocessableEntityError);
    assert.match(error.message, /too long/);
    assert.equal(alpha.received.length, 1, 'it is not asked again');
  });

  it('429 of a backend stays one, with when to come again', async () => {
    alpha.always(fails(429, {}, { 'retry-after': '7' }));
    const error = await failure({ model: 'alpha', messages });
    assert.ok(error instanceof RateLimitError);
    assert.equal(error.headers.get('retry-after'), '7');
  });

  it('429 is what the SDK tries again by itself', async () => {
    alpha.next(fails(429, {}, { 'retry-after-ms': '1', 'retry-after': '0' }), says('42'));
    const { choices } = await clientWith({ maxRetries: 1 }).chat.completions
      .create({ model: 'alpha', messages });
    assert.equal(choices[0].message.content, '42');
  });

  for (const model of ['alpha', 'avengers']) {
    it(`502 is for ${model} when backends fail, whose secrets stay theirs`, async () => {
      const url = alpha.url;
      always(fails(500, { message: `${UPSTREAM_KEY} at ${url}` }));
      const error = await failure({ model, messages });
      assert.ok(error instanceof InternalServerError);
      assert.equal(error.status, 502);
      assert.doesNotMatch(JSON.stringify(error.error), new RegExp(`${UPSTREAM_KEY}|${url}`));
    });
  }

  it('504 is for a backend that is too slow, which is asked no more', async () => {
    alpha.always(hangs());
    const error = await failure({ model: 'hasty', messages });
    assert.ok(error instanceof InternalServerError);
    assert.equal(error.status, 504);
    await alpha.until(({ aborted }) => aborted === 1);
  });

  it('all carry four fields, and the id of the request', async () => {
    const error = await failure({ model: 'nobody', messages });
    assert.deepEqual(Object.keys(error.error).sort(), ['code', 'message', 'param', 'type']);
    assert.match(error.requestID, /\S+/);
  });

  it('are told of before a stream begins', async () => {
    alpha.always(fails(400, { message: 'no such voice', param: 'audio' }));
    const error = await failure({ model: 'alpha', messages, stream: true });
    assert.ok(error instanceof BadRequestError);
    assert.match(error.message, /no such voice/);
  });

  it('are errors of the connection where nobody listens', async () => {
    const nowhere = clientWith({ baseURL: 'http://127.0.0.1:9/v1' });
    const error = await failure({ model: 'alpha', messages }, nowhere);
    assert.ok(error instanceof APIConnectionError);
  });
});

function failure(request, of = client) {
  return of.chat.completions.create(request).then(
    () => assert.fail('there is no error'),
    (error) => error,
  );
}
