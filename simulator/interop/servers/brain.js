// The agents' wits: a RiveScript engine, one memory a conversation.
import RiveScript from "rivescript";
import { fileURLToPath } from "node:url";

const bot = new RiveScript({ utf8: true });
await bot.loadFile(fileURLToPath(new URL("./brain.rive", import.meta.url)));
bot.sortReplies();

/** What the agent says, and whether it hands over with it. */
export async function answer(conversation, message) {
  await bot.setUservar(conversation, "handoff", "no");
  const text = await bot.reply(conversation, message);
  const handoff = (await bot.getUservar(conversation, "handoff")) === "yes";
  return { text, handoff };
}
