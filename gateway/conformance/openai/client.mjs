import OpenAI from 'openai';
import { gateway, KEY } from '../fixture/stage.mjs';

/** OpenAI's own client, which changed its base URL and nothing else; it does not try again. */
export const client = clientWith({});

export function clientWith(options) {
  return new OpenAI({ baseURL: gateway.baseURL, apiKey: KEY, maxRetries: 0, ...options });
}

/** All that an asynchronous iterable gives. */
export async function all(iterable) {
  const items = [];
  for await (const item of iterable) {
    items.push(item);
  }
  return items;
}

/** The text of a streamed chat completion. */
export function textOf(chunks) {
  return chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
}
