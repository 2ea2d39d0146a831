// A rule engine behind a JSON API of its own: POST /sessions, POST /sessions/ID/messages, DELETE /sessions/ID.
import express from "express";
import { randomUUID } from "node:crypto";
import { answer } from "./brain.js";
import { ready } from "./ready.js";

const sessions = new Set();
const app = express();
app.use(express.json());

app.post("/sessions", (request, response) => {
  const id = randomUUID();
  sessions.add(id);
  response.status(201).json({ session: { id } });
});

app.post("/sessions/:id/messages", async (request, response) => {
  if (!sessions.has(request.params.id)) {
    response.status(404).json({ error: "no such session" });
    return;
  }
  const { text, handoff } = await answer(request.params.id, String(request.body.text));
  response.json({ output: { messages: [{ text }] }, transfer: handoff ? { queue: "service" } : null });
});

app.delete("/sessions/:id", (request, response) => {
  sessions.delete(request.params.id);
  response.status(204).end();
});

const server = app.listen(0, "127.0.0.1", () => {
  ready(`http://127.0.0.1:${server.address().port}`, "rivescript");
});
