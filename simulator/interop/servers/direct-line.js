// A bot of the Bot Framework's SDK behind an offline Direct Line; both in one process, on ports of their own.
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, EventFactory } from "botbuilder";
import express from "express";
import directLine from "offline-directline";
import { answer } from "./brain.js";
import { ready } from "./ready.js";

class Bot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const { text, handoff } = await answer(context.activity.conversation.id, context.activity.text);
      const sentences = text.split(/(?<=[.?!])\s+/);
      for (const [i, sentence] of sentences.entries()) {
        const last = i === sentences.length - 1;
        await context.sendActivity(sentence, sentence, last && !handoff ? "expectingInput" : "ignoringInput");
      }
      if (handoff) {
        const asked = { skill: "service", reason: "asked for a human" };
        await context.sendActivity(EventFactory.createHandoffInitiation(context, asked));
      }
      await next();
    });
  }
}

const bot = new Bot();
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (context, error) => {
  throw error;
};

const botApp = express();
botApp.use(express.json());
botApp.post("/api/messages", (request, response) => adapter.process(request, response, (context) => bot.run(context)));

const botServer = botApp.listen(0, "127.0.0.1", () => {
  const app = express();
  const server = app.listen(0, "127.0.0.1", () => {
    const address = `http://127.0.0.1:${server.address().port}`;
    const messages = `http://127.0.0.1:${botServer.address().port}/api/messages`;
    app.use(directLine.getRouter(address, messages));
    ready(address, "botbuilder", "offline-directline");
  });
});
