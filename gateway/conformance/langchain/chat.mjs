import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { beginsToSay, behind, diesSaying, hangs, newGate, says } from '../fixture/replies.mjs';
import { alpha, always, opening } from '../fixture/stage.mjs';
import { completer, ways } from './models.mjs';

const TEXT = 'The answer is 42, as everybody knows.';
const messages = [new SystemMessage('Be brief.'), new HumanMessage('What is 6 times 7?')];
const isAborted = ({ opened, aborted }) => opened > 0 && aborted === opened;

for (const [way, model] of Object.entries(ways)) {
  describe(`LangChain (${way}): chats`, () => {
    for (const name of ['alpha', 'solo', 'avengers', 'swift']) {
      it(`are answered by ${name}`, async () => {
        always(says(TEXT));
        const answer = await model(name).invoke(messages);
        assert.equal(answer.text, TEXT);
        assert.ok(answer.usage_metadata.total_tokens >= 18);
        assert.deepEqual(alpha.asked.messages.map(({ role }) => role), ['system', 'user']);
      });

      it(`are streamed by ${name}`, async () => {
        always(says(TEXT));
        let whole;
        for await (const chunk of await model(name).stream(messages)) {
          whole = whole?.concat(chunk) ?? chunk;
        }
        assert.equal(whole.text, TEXT);
        assert.ok(whole.usage_metadata.total_tokens >= 18);
      });
    }

    it('are not disturbed by what keeps a waiting stream alive', async () => {
      const gate = newGate();
      always(behind(gate, says(TEXT)));
      let text = '';
      const waiting = model('avengers', { fetch: opening(gate) });
      for await (const chunk of await waiting.stream(messages)) {
        text += chunk.text;
      }
      assert.equal(text, TEXT);
    });

    it('go on with what was answered', async () => {
      const answer = await model('avengers').invoke(messages);
      await model('avengers').invoke([...messages, answer, new HumanMessage('Sure?')]);
      const roles = alpha.asked.messages.map(({ role }) => role);
      assert.deepEqual(roles, ['system', 'user', 'assistant', 'user']);
      assert.equal(textOf(alpha.asked.messages[2].content), '42');
    });

    it('that break off raise an error', async () => {
      const gate = newGate();
      always(diesSaying('The', gate));
      await assert.rejects(async () => {
        for await (const { text } of await model('alpha').stream(messages)) {
          if (text === 'The') {
            gate.open();
          }
        }
      }, { code: 'backend_broken_off' });
    });

    it('are no longer answered when the client aborts', async () => {
      always(hangs());
      const leaving = new AbortController();
      const pending = model('avengers').invoke(messages, { signal: leaving.signal });
      await alpha.until(({ opened }) => opened > 0);
      leaving.abort();
      await assert.rejects(pending);
      await alpha.until(isAborted);
    });

    it('are no longer streamed when the client aborts', async () => {
      always(beginsToSay('The'));
      const leaving = new AbortController();
      const stream = await model('alpha').stream(messages, { signal: leaving.signal });
      await assert.rejects(async () => {
        for await (const { text } of stream) {
          if (text === 'The') {
            leaving.abort();
          }
        }
      });
      await alpha.until(isAborted);
    });
  });
}

describe('LangChain: completions', () => {
  it('are answered', async () => {
    assert.equal(await completer('avengers').invoke('The answer is'), '42');
  });

  it('are streamed', async () => {
    let text = '';
    for await (const piece of await completer('avengers').stream('The answer is')) {
      text += piece;
    }
    assert.equal(text, '42');
  });
});

function textOf(content) {
  return typeof content === 'string' ? content : content.map(({ text }) => text).join('');
}
