import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { gateway, KEY } from '../fixture/stage.mjs';

globalThis.AI_SDK_LOG_WARNINGS = false;

const settings = { baseURL: gateway.baseURL, apiKey: KEY };

function openai(more) {
  return createOpenAI({ ...settings, ...more });
}

function compatible(more) {
  return createOpenAICompatible({
    ...settings,
    name: 'gateway',
    includeUsage: true,
    supportsStructuredOutputs: true,
    ...more,
  });
}

/** How the SDK talks to the gateway: what makes a model of a name, and settings of a provider. */
export const providers = {
  'openai, responses': (name, more) => openai(more)(name),
  'openai, chat': (name, more) => openai(more).chat(name),
  'openai-compatible': (name, more) => compatible(more).chatModel(name),
};

/** What makes an embedding model of a name. */
export const embedders = {
  openai: (name) => openai().embedding(name),
  'openai-compatible': (name) => compatible().embeddingModel(name),
};

/** What makes a model of a name that completes prompts. */
export const completers = {
  openai: (name) => openai().completion(name),
  'openai-compatible': (name) => compatible().completionModel(name),
};
