// An agent of A2A's own SDK over JSON-RPC (/a2a/jsonrpc) and HTTP+JSON (/a2a/rest), both 1.0 and 0.3.
import { Role, TaskState } from "@a2a-js/sdk";
import { AgentEvent, DefaultRequestHandler, InMemoryTaskStore } from "@a2a-js/sdk/server";
import { UserBuilder, agentCardHandler, jsonRpcHandler, restHandler } from "@a2a-js/sdk/server/express";
import express from "express";
import { randomUUID } from "node:crypto";
import { answer } from "./brain.js";
import { ready } from "./ready.js";

const part = ($case, value, mediaType) => ({ content: { $case, value }, metadata: undefined, filename: "", mediaType });
const text = (value) => part("text", value, "text/plain");
const data = (value) => part("data", value, "application/json");

/** A question leaves the task open for input; anything else completes it with an artifact in two pieces. */
const executor = {
  async execute(request, bus) {
    const { taskId, contextId, userMessage } = request;
    const words = userMessage.parts.map((part) => (part.content?.$case === "text" ? part.content.value : "")).join(" ");
    const status = (state, message) => ({ state, timestamp: new Date().toISOString(), message });
    const update = (state, message) =>
      bus.publish(AgentEvent.statusUpdate({ taskId, contextId, status: status(state, message), metadata: undefined }));
    bus.publish(
      AgentEvent.task(
        request.task ?? {
          id: taskId,
          contextId,
          status: status(TaskState.TASK_STATE_SUBMITTED, undefined),
          artifacts: [],
          history: [userMessage],
          metadata: undefined,
        },
      ),
    );
    update(TaskState.TASK_STATE_WORKING, undefined);
    const said = await answer(contextId, words);
    if (said.text.endsWith("?")) {
      const message = {
        role: Role.ROLE_AGENT,
        messageId: randomUUID(),
        parts: [text(said.text)],
        taskId,
        contextId,
        extensions: [],
        metadata: undefined,
        referenceTaskIds: [],
      };
      update(TaskState.TASK_STATE_INPUT_REQUIRED, message);
      return;
    }
    const middle = said.text.indexOf(" ") + 1;
    const artifactId = randomUUID();
    const piece = (parts, append) =>
      bus.publish(
        AgentEvent.artifactUpdate({
          taskId,
          contextId,
          artifact: { artifactId, name: "reply", description: "", parts, metadata: undefined, extensions: [] },
          append,
          lastChunk: append,
          metadata: undefined,
        }),
      );
    const handoff = said.handoff ? [data({ handoff: true, queue: "service" })] : [];
    piece([text(said.text.slice(0, middle))], false);
    piece([text(said.text.slice(middle)), ...handoff], true);
    update(TaskState.TASK_STATE_COMPLETED, undefined);
  },
  async cancelTask() {},
};

const app = express();
const server = app.listen(0, "127.0.0.1", () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  const at = (path, protocolBinding, protocolVersion) => ({ url: address + path, protocolBinding, protocolVersion, tenant: "" });
  const card = {
    name: "Interop agent",
    description: "Answers by rules",
    version: "1.0.0",
    supportedInterfaces: [
      at("/a2a/jsonrpc", "JSONRPC", "1.0"),
      at("/a2a/rest", "HTTP+JSON", "1.0"),
      at("/a2a/jsonrpc", "JSONRPC", "0.3"),
      at("/a2a/rest", "HTTP+JSON", "0.3"),
    ],
    provider: undefined,
    capabilities: { streaming: true, pushNotifications: false, extensions: [] },
    securitySchemes: {},
    securityRequirements: [],
    defaultInputModes: ["text"],
    defaultOutputModes: ["text"],
    skills: [],
    signatures: [],
  };
  const requestHandler = new DefaultRequestHandler(card, new InMemoryTaskStore(), executor);
  const options = { requestHandler, userBuilder: UserBuilder.noAuthentication, legacyCompat: { enabled: true } };
  app.use("/a2a/jsonrpc", jsonRpcHandler(options));
  app.use("/a2a/rest", restHandler(options));
  app.use("/.well-known/agent-card.json", agentCardHandler({ agentCardProvider: requestHandler }));
  ready(address, "@a2a-js/sdk");
});
