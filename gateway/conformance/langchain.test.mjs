// LangChain, over chat completions and over responses. One file, so that all share a gateway.
import './langchain/chat.mjs';
import './langchain/tools.mjs';
import './langchain/embeddings.mjs';
import './langchain/errors.mjs';
