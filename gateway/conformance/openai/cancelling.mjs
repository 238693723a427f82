import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { APIConnectionTimeoutError, APIUserAbortError } from 'openai';
import { beginsToSay, hangs } from '../fixture/replies.mjs';
import { alpha, always, beta } from '../fixture/stage.mjs';
import { messages } from '../fixture/questions.mjs';
import { client } from './client.mjs';

const isAborted = ({ opened, aborted }) => opened > 0 && aborted === opened;

describe('openai: a client that leaves', () => {
  for (const stream of [false, true]) {
    const how = stream ? 'streamed' : 'plain';

    it(`aborts the request to a backend, ${how}`, async () => {
      always(hangs());
      const leaving = new AbortController();
      const pending = ask({ model: 'alpha', messages, stream }, { signal: leaving.signal });
      await alpha.until(({ opened }) => opened === 1);
      leaving.abort();
      await assert.rejects(pending, APIUserAbortError);
      await alpha.until(isAborted);
    });

    it(`aborts every sample of an ensemble, ${how}`, async () => {
      always(hangs());
      const leaving = new AbortController();
      const pending = ask({ model: 'avengers', messages, stream }, { signal: leaving.signal })
        .then(readToEnd);
      await Promise.all([alpha, beta].map((one) => one.until(({ opened }) => opened > 0)));
      leaving.abort();
      await assert.rejects(pending, APIUserAbortError);
      await Promise.all([alpha, beta].map((one) => one.until(isAborted)));
    });
  }

  it('in the middle of a stream aborts it', async () => {
    always(beginsToSay('The'));
    const stream = await ask({ model: 'alpha', messages, stream: true });
    for await (const _ of stream) {
      stream.controller.abort();
    }
    await alpha.until(isAborted);
  });

  it('because it waited long enough aborts, too', async () => {
    always(hangs());
    // The client tells the gateway how long it waits, which gives up as well: who is first is chance.
    await assert.rejects(
      ask({ model: 'alpha', messages }, { timeout: 1_000 }),
      (error) => error instanceof APIConnectionTimeoutError || error.status === 504,
    );
    await alpha.until(isAborted);
  });
});

function ask(request, options) {
  return client.chat.completions.create(request, options);
}

async function readToEnd(stream) {
  for await (const _ of stream) {
    // nothing comes
  }
  throw new APIUserAbortError();
}
