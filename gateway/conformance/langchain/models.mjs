import { ChatOpenAI, OpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { gateway, KEY } from '../fixture/stage.mjs';

const baseURL = gateway.baseURL;
const settings = { apiKey: KEY, maxRetries: 0, configuration: { baseURL } };

/** How LangChain talks to the gateway: what makes a model of a name and of settings. */
export const ways = {
  chat,
  responses: (model, more) => chat(model, { useResponsesApi: true, ...more }),
};

function chat(model, { fetch, ...more } = {}) {
  return new ChatOpenAI({ model, ...settings, configuration: { baseURL, fetch }, ...more });
}

/** A model that completes prompts. */
export function completer(model) {
  return new OpenAI({ model, ...settings });
}

/** A model that embeds. */
export function embedder(model, more) {
  return new OpenAIEmbeddings({ model, ...settings, ...more });
}
