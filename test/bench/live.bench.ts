import type { Bench, Contestant, Context } from "./bench";
import { Crowd } from "./live/crowd";
import { memoryOfOne } from "./live/memory";
import { gateRoom, nchanRoom, partyRoom, type Room, socketIoRoom, stop, wsRoom } from "./live/rooms";

/** Changes that the gate collects for a watcher, ms. */
const WINDOW_MS = 250;
const crowds = new Map<string, Promise<Crowd>>();
function crowdOf(name: string, room: () => Promise<Room>, { quick }: Context): Promise<Crowd> {
  let crowd = crowds.get(name);
  if (crowd === undefined) {
    crowd = room().then((open) => Crowd.gather(open, quick ? 50 : 200));
    crowds.set(name, crowd);
  }
  return crowd;
}

const updates = (name: string, room: () => Promise<Room>): Contestant => ({
  name,
  async prepare(context) {
    const crowd = await crowdOf(name, room, context);
    return () => crowd.updates(context.quick ? 200 : 500, context.quick ? 500 : 2_000);
  },
});

/** Measure row 8. */
export default {
  name: "live",
  title: "Live view",
  about: `20 people turn pages 500 times a second in all, 200 watchers see them (200 and 50 with --quick). Ours checks every
frame's session and each watcher's scope, sends the first change at once and the others of ${WINDOW_MS} ms in one frame; the
rivals pass every message on to everybody, as their documentation shows it, and check nothing. partyserver runs in the same
plain workerd, ws and socket.io in Node processes of their own, nginx with nchan (Debian's packages, unpacked under .cache)
in one process; nobody compresses, as is the default of the rivals' servers. Changes in a second of the server's processor time, counted
when every watcher knows the last one. By the system's profile a third of ours is the event of a socket that may sleep (two
fifths of that our own code, a fifth the promise that workerd waits for), a sixth the kernel, a twelfth each reading the
sockets and putting together what the watchers are told; the rest is workerd's own loop around each message. A person's line
is a number and a few cells in columns: 37 bytes of index, 64 of a page and an address that nobody shares, 62 of cells.`,
  packages: ["workerd", "ws", "socket.io", "partyserver"],
  rows: [
    {
      what: "changes shown to all watchers",
      unit: "changes/s",
      better: "more",
      ours: updates("ours, the gate", gateRoom),
      rivals: [
        { ...updates("ws", wsRoom), goal: 10 },
        updates("socket.io", socketIoRoom),
        updates("partyserver", partyRoom),
        updates("nginx nchan", nchanRoom),
      ],
      rounds: 5,
    },
    {
      what: "from a change to a watcher, 99th percentile",
      unit: "ms",
      better: "less",
      ours: {
        name: "ours, the gate",
        async prepare(context) {
          const crowd = await crowdOf("ours, the gate", gateRoom, context);
          return () => crowd.delay(context.quick ? 20 : 60);
        },
      },
      rivals: [],
      atMost: WINDOW_MS + 20,
      rounds: 5,
    },
    {
      what: "memory of a person's live line, 100,000 people",
      unit: "bytes of heap",
      better: "less",
      ours: memoryOfOne,
      rivals: [],
      atMost: 200,
      rounds: 5,
    },
  ],
  after: async () => {
    crowds.clear();
    await stop();
  },
} satisfies Bench;
