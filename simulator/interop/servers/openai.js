// A mock of an OpenAI-compatible server, plain and streamed, with a tool call for a human.
import { LLMock } from "@copilotkit/aimock";
import { answer } from "./brain.js";
import { ready } from "./ready.js";

const words = (content) => (typeof content === "string" ? content : content.map((part) => part.text ?? "").join(" "));

const mock = new LLMock({ port: 0, chunkSize: 8 });
mock.addFixture({
  match: { predicate: () => true },
  streamingProfile: { ttft: 20, tps: 100 },
  response: async (request) => {
    const last = request.messages.filter((message) => message.role === "user").at(-1);
    const { text, handoff } = await answer("anyone", words(last.content));
    const call = { name: "transfer_to_human", arguments: JSON.stringify({ queue: "service", reason: "asked" }) };
    return handoff ? { content: text, toolCalls: [call] } : { content: text };
  },
});
await mock.start();
ready(mock.url, "@copilotkit/aimock");
