import { ChatOpenAI, OpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { gateway, KEY } from '../fixture/stage.mjs';

const settings = { apiKey: KEY, maxRetries: 0, configuration: { baseURL: gateway.baseURL } };

/** How LangChain talks to the gateway: what makes a model of a name. */
export const ways = {
  chat: (model, more) => new ChatOpenAI({ model, ...settings, ...more }),
  responses: (model, more) => new ChatOpenAI({ model, useResponsesApi: true, ...settings, ...more }),
};

/** A model that completes prompts. */
export function completer(model) {
  return new OpenAI({ model, ...settings });
}

/** A model that embeds. */
export function embedder(model, more) {
  return new OpenAIEmbeddings({ model, ...settings, ...more });
}
