import { refused } from "../../../app/domain/session/refused";
import { Gate } from "./gate";
import { tellAndClose } from "./sockets";
import { runSteps } from "./steps";

/** Closes every socket and empties the object's storage, but for a mark that there is nothing to read anew. */
export async function eraseGate({ ctx, env, live }: Gate): Promise<Gate> {
  for (const { socket } of live.sockets.all()) tellAndClose(socket, refused("ended", { end: "deleted" }));
  await ctx.storage.deleteAlarm();
  await ctx.storage.deleteAll();
  runSteps(ctx.storage);
  const gate = new Gate(ctx, env);
  gate.meta.setErased();
  return gate;
}
