"""The protocols as OpenAI's and Anthropic's own clients for Python see them.

    pip install openai anthropic
    KEY=fd-… python bench/sdk/python_sdks.py [http://localhost:8080] [a real model, such as server/smollm2]
"""
import json
import os
import sys

import anthropic
import openai

url = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080"
real = sys.argv[2] if len(sys.argv) > 2 else None
key = os.environ["KEY"]
chat = openai.OpenAI(base_url=url + "/v1", api_key=key, max_retries=0).chat.completions
client = openai.OpenAI(base_url=url + "/v1", api_key=key, max_retries=0)
claude = anthropic.Anthropic(base_url=url, api_key=key, max_retries=0)
ORDER = '{"city":"Zürich","nights":3}'
SCHEMA = {"type": "object", "properties": {"city": {"type": "string"}, "nights": {"type": "integer"}}, "required": ["city", "nights"], "additionalProperties": False}
LONG = "A longer text, so that it comes in several pieces: " * 5


def user(text):
    return [{"role": "user", "content": text}]


def done(what):
    print("ok", what)


def refused(kind, call, code=None):
    try:
        call()
    except kind as problem:
        assert code is None or problem.code == code, problem
        return problem
    raise AssertionError("not refused")


# OpenAI
answer = chat.create(model="echo/priced", messages=user("Grüß Gott 🎈"), max_completion_tokens=50)
assert answer.choices[0].message.content == "Grüß Gott 🎈" and answer.usage.completion_tokens > 0
done("openai chat")

chunks = list(chat.create(model="echo/priced", messages=user(LONG), stream=True, stream_options={"include_usage": True}))
assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == LONG
assert len(chunks) > 5 and chunks[-1].usage.prompt_tokens > 0
done("openai stream")

tools = [{"type": "function", "function": {"name": "book", "parameters": SCHEMA}}]
call = chat.create(model="echo/echo", messages=user(ORDER), tools=tools, tool_choice="required").choices[0]
assert call.finish_reason == "tool_calls" and json.loads(call.message.tool_calls[0].function.arguments)["nights"] == 3
done("openai tools")

shaped = chat.create(model="echo/echo", messages=user(ORDER),
                     response_format={"type": "json_schema", "json_schema": {"name": "booking", "schema": SCHEMA, "strict": True}})
assert json.loads(shaped.choices[0].message.content)["city"] == "Zürich"
done("openai structured output")

vectors = client.embeddings.create(model="echo/minilm", input=["The cat sleeps.", "Interest rates rose."]).data
assert [len(v.embedding) for v in vectors] == [384, 384]
done("openai embeddings")

assert {"echo/echo", "echo/priced", "echo/minilm"} <= {m.id for m in client.models.list()}
assert client.models.retrieve("echo/echo").id == "echo/echo"
done("openai models")

refused(openai.NotFoundError, lambda: chat.create(model="gpt-unknown", messages=user("Hi")), "model_not_found")
refused(openai.BadRequestError, lambda: chat.create(model="echo/echo", messages=user("Hi"), max_completion_tokens=-1))
refused(openai.AuthenticationError, lambda: openai.OpenAI(base_url=url + "/v1", api_key="fd-of-nobody", max_retries=0).models.list(), "invalid_api_key")
done("openai errors")

# Anthropic
message = claude.messages.create(model="echo/priced", max_tokens=50, messages=user("Grüß Gott 🎈"))
assert message.content[0].text == "Grüß Gott 🎈" and message.usage.output_tokens > 0
done("anthropic messages")

with claude.messages.stream(model="echo/priced", max_tokens=500, messages=user(LONG)) as stream:
    assert "".join(stream.text_stream) == LONG
    assert stream.get_final_message().stop_reason == "end_turn"
done("anthropic stream")

used = claude.messages.create(model="echo/echo", max_tokens=50, messages=user(ORDER), tools=[{"name": "book", "input_schema": SCHEMA}], tool_choice={"type": "any"})
assert used.stop_reason == "tool_use" and used.content[-1].input["nights"] == 3
done("anthropic tools")

assert claude.messages.count_tokens(model="echo/echo", messages=user("How many?")).input_tokens > 0
done("anthropic count_tokens")

assert "echo/echo" in {m.id for m in claude.models.list()}
done("anthropic models")

refused(anthropic.NotFoundError, lambda: claude.messages.create(model="claude-unknown", max_tokens=5, messages=user("Hi")))
refused(anthropic.AuthenticationError, lambda: anthropic.Anthropic(base_url=url, api_key="fd-of-nobody", max_retries=0).messages.create(model="echo/echo", max_tokens=5, messages=user("Hi")))
done("anthropic errors")

if real:
    assert chat.create(model=real, messages=user("Say hello."), max_tokens=12).choices[0].message.content
    assert "".join(c.choices[0].delta.content or "" for c in chat.create(model=real, messages=user("Say hello."), max_tokens=12, stream=True) if c.choices)
    assert claude.messages.create(model=real, max_tokens=12, messages=user("Say hello.")).content[0].text
    with claude.messages.stream(model=real, max_tokens=12, messages=user("Say hello.")) as stream:
        assert "".join(stream.text_stream)
    done("both with a real model")
