import { type Connection, Server } from "partyserver";

/** Everything that somebody says goes to everybody, as its documentation shows it. */
export class Room extends Server {
  static override options = { hibernate: true };
  override onMessage(_sender: Connection, message: string): void {
    this.broadcast(message);
  }
}

export default {
  fetch: (request, env) => {
    const room = env.ROOM.get(env.ROOM.idFromName("room"));
    const headers = new Headers(request.headers);
    headers.set("x-partykit-room", "room");
    return room.fetch(new Request(request, { headers }));
  },
} satisfies ExportedHandler<{ ROOM: DurableObjectNamespace }>;
