import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alpha } from '../fixture/stage.mjs';
import { messages } from '../fixture/questions.mjs';
import { client, clientWith } from './client.mjs';

describe('openai: headers', () => {
  it('name the request', async () => {
    const completion = await client.chat.completions.create({ model: 'avengers', messages });
    assert.match(completion._request_id, /\S+/);
  });

  it('may name it as the client does, up to the backend', async () => {
    const headers = { 'x-request-id': 'mine-1' };
    const completion = await client.chat.completions
      .create({ model: 'alpha', messages }, { headers });
    assert.equal(completion._request_id, 'mine-1');
    assert.equal(alpha.received[0].headers['x-request-id'], 'mine-1');
  });

  it('tell how long it took, and how many more may come', async () => {
    const { response } = await client.chat.completions
      .create({ model: 'avengers', messages })
      .withResponse();
    const { headers } = response;
    assert.match(headers.get('openai-processing-ms'), /^\d+$/);
    assert.equal(headers.get('x-ratelimit-limit-requests'), '100000');
    assert.match(headers.get('x-ratelimit-remaining-requests'), /^\d+$/);
    assert.match(headers.get('x-ratelimit-reset-requests'), /s$/);
  });

  it('let in a page of a known origin', async () => {
    const page = clientWith({ defaultHeaders: { origin: 'https://app.example' } });
    const { response } = await page.models.list().withResponse();
    assert.equal(response.headers.get('access-control-allow-origin'), 'https://app.example');
  });
});
