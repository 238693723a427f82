// Vercel's AI SDK, with both of its providers for OpenAI's API. One file, so that all share a gateway.
import './ai-sdk/text.mjs';
import './ai-sdk/tools.mjs';
import './ai-sdk/objects.mjs';
import './ai-sdk/embeddings.mjs';
import './ai-sdk/errors.mjs';
