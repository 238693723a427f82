package avengers.gateway.mutation;

import java.util.List;

/** Requests that together have every field that the API knows. */
public final class ValidRequests {
  private ValidRequests() {}

  /** Of chat completions, to the ensemble {@code avengers} and the model {@code alpha}. */
  public static final List<String> CHAT = List.of("""
      {"model": "avengers", "messages": [{"role": "system", "content": "Be short."},
        {"role": "user", "content": "How many?", "name": "ann"}], "temperature": 0.70,
        "top_p": 1, "max_tokens": 100, "seed": 5, "stop": "END", "user": "u-1"}
      """, """
      {"model": "alpha", "messages": [{"role": "developer", "content": [{"type": "text",
        "text": "Be short."}]}, {"role": "user", "content": [{"type": "text", "text": "What?"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0K",
        "detail": "low"}}]}], "max_completion_tokens": 20, "stop": ["a", "b"], "n": 2}
      """, """
      {"model": "avengers", "messages": [{"role": "user", "content": [{"type": "image_url",
        "image_url": {"url": "https://example.org/cat.png"}}, {"type": "text", "text": "A cat?"},
        {"type": "input_audio", "input_audio": {"data": "UklGRg==", "format": "wav"}},
        {"type": "file", "file": {"file_id": "file-1", "filename": "a.pdf"}}]}]}
      """, """
      {"model": "avengers", "messages": [{"role": "user", "content": "Weather in Oslo?"}],
        "tools": [{"type": "function", "function": {"name": "weather", "description": "Tells it",
        "strict": true, "parameters": {"type": "object", "properties": {"city": {"type":
        "string"}}, "required": ["city"], "additionalProperties": false}}}, {"type": "custom",
        "custom": {"name": "sql", "format": {"type": "text"}}}], "tool_choice": {"type":
        "function", "function": {"name": "weather"}}, "parallel_tool_calls": false}
      """, """
      {"model": "alpha", "messages": [{"role": "user", "content": "Weather in Oslo?"},
        {"role": "assistant", "content": null, "tool_calls": [{"id": "call_1", "type": "function",
        "function": {"name": "weather", "arguments": "{\\"city\\": \\"Oslo\\"}"}}]},
        {"role": "tool", "tool_call_id": "call_1", "content": "7 degrees"}], "tool_choice": "auto",
        "tools": [{"type": "function", "function": {"name": "weather"}}]}
      """, """
      {"model": "avengers", "messages": [{"role": "user", "content": "The capital as JSON?"}],
        "response_format": {"type": "json_schema", "json_schema": {"name": "capital", "strict":
        true, "schema": {"type": "object", "properties": {"city": {"type": "string"}}}}},
        "reasoning_effort": "low", "verbosity": "low", "metadata": {"a": "b"}, "store": false}
      """, """
      {"model": "avengers", "messages": [{"role": "user", "content": "As JSON?"},
        {"role": "assistant", "reasoning_content": "So.", "content": "{}", "refusal": null}],
        "response_format": {"type": "json_object"}, "logprobs": true, "top_logprobs": 3}
      """, """
      {"model": "alpha", "messages": [{"role": "user", "content": "Go"}], "stream": true,
        "stream_options": {"include_usage": true, "include_obfuscation": false},
        "service_tier": "auto", "safety_identifier": "s", "prompt_cache_key": "k"}
      """, """
      {"model": "avengers", "messages": [{"role": "user", "content": "How many?"}],
        "stream": true, "stream_options": {"include_usage": true}, "n": 1, "temperature": 0}
      """, """
      {"model": "avengers", "messages": [{"role": "user", "content": "Which?\\nA) one\\nB) two"}],
        "avengers": {"samples": 4, "models": 2, "temperature": 0.5}, "logit_bias": {"50": -100},
        "frequency_penalty": 0.5, "presence_penalty": -0.5}
      """, """
      {"model": "alpha", "messages": [{"role": "user", "content": "Say it"}], "modalities":
        ["text", "audio"], "audio": {"voice": "alloy", "format": "wav"}, "prediction": {"type":
        "content", "content": "it"}, "web_search_options": {"search_context_size": "low"}}
      """, """
      {"model": "avengers", "messages": [{"role": "user", "content": "f(2)?"}, {"role":
        "assistant", "content": "", "function_call": {"name": "f", "arguments": "{}"}}, {"role":
        "function", "name": "f", "content": "4"}], "functions": [{"name": "f", "parameters": {}}],
        "function_call": "auto", "top_k": 40, "min_p": 0.05,
        "chat_template_kwargs": {"enable_thinking": false}}
      """);

  /** Of text completions. */
  public static final List<String> COMPLETIONS = List.of("""
      {"model": "avengers", "prompt": "How many?", "max_tokens": 5, "temperature": 0.5, "n": 1,
        "stop": ["a", "b"], "echo": true, "user": "u", "seed": 3, "top_p": 0.9}
      """, """
      {"model": "alpha", "prompt": ["How many?"], "stream": true, "logit_bias": {"50": -100},
        "stream_options": {"include_usage": true}, "presence_penalty": 0.1, "top_k": 4}
      """);

  /** Of embeddings, by a backend and by the gateway's own model. */
  public static final List<String> EMBEDDINGS = List.of("""
      {"model": "vectors", "input": ["one", "two"], "encoding_format": "base64", "user": "u",
        "dimensions": 256}
      """, """
      {"model": "all-MiniLM-L6-v2", "input": ["one", "two"], "encoding_format": "float"}
      """);

  /** Of responses. */
  public static final List<String> RESPONSES = List.of("""
      {"model": "avengers", "instructions": "Be short.", "input": "How many?", "temperature": 0.5,
        "max_output_tokens": 50, "metadata": {"a": "b"}, "store": false, "top_p": 1}
      """, """
      {"model": "alpha", "stream": true, "input": [{"role": "developer", "content": "Be short."},
        {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "What?"},
        {"type": "input_image", "image_url": "data:image/png;base64,iVBORw0K", "detail": "low"}]},
        {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"}, {"type":
        "function_call_output", "call_id": "c", "output": "4"}], "parallel_tool_calls": true,
        "tools": [{"type": "function", "name": "f", "parameters": {"type": "object"}, "strict":
        false}], "tool_choice": "auto", "reasoning": {"effort": "low"}}
      """, """
      {"model": "avengers", "input": "As JSON?", "text": {"format": {"type": "json_schema",
        "name": "a", "schema": {"type": "object"}, "strict": true}}, "user": "u"}
      """);
}
