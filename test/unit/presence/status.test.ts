import { describe, expect, test } from "vitest";
import {
  AVAILABLE,
  type Connection,
  inForce,
  type Said,
  withAutomaticAway,
} from "~/domain/presence/availability";
import { connectionOf, GRACE_MS, LEASE_MS, lastHeardAt, presentUntil } from "~/domain/presence/lease";
import { shownStatus } from "~/domain/presence/status";
import { minutes, seconds } from "~/domain/time/durations";

const NOON = Date.UTC(2026, 9, 1, 12);
const said = (availability: Said["availability"], until: number | null = null): Said => ({
  availability,
  until,
});

describe("shown status: hold, then connection, then what was said, then idleness (semantics 9) [MC-36]", () => {
  const table: [string, boolean, Connection, Said, number | null, object][] = [
    ["a held person is offline whatever else", true, "active", said("busy"), 0, { status: "offline" }],
    [
      "an offline person is offline although busy was said",
      false,
      "offline",
      said("busy"),
      0,
      { status: "offline" },
    ],
    ["busy stands before idle", false, "idle", said("busy"), 600, { status: "busy", idleMinutes: null }],
    ["busy stands before online", false, "active", said("busy"), 0, { status: "busy" }],
    [
      "away tells until when",
      false,
      "active",
      said("away", NOON + 1),
      0,
      { status: "away", until: NOON + 1 },
    ],
    ["at that instant it is over", false, "active", said("away", NOON), 0, { status: "online", until: null }],
    ["idle tells whole minutes", false, "idle", AVAILABLE, 359, { status: "idle", idleMinutes: 5 }],
    ["a second later one more", false, "idle", AVAILABLE, 360, { status: "idle", idleMinutes: 6 }],
    ["never active is idle for nothing", false, "idle", AVAILABLE, null, { status: "idle", idleMinutes: 0 }],
    ["else online", false, "active", AVAILABLE, 0, { status: "online", idleMinutes: null, until: null }],
  ];
  test.each(table)("%s", (_why, isHeld, connection, spoken, agoSeconds, shown) => {
    const lastActiveAt = agoSeconds === null ? null : NOON - seconds(agoSeconds);
    expect(shownStatus({ isHeld, connection, said: spoken, lastActiveAt }, NOON)).toMatchObject(shown);
  });
});

describe("leases [MC-36]", () => {
  const heard = NOON;
  const table: [string, Parameters<typeof presentUntil>[0], number | null][] = [
    ["never connected", { heardAt: [], leftAt: null }, null],
    [
      "an open socket lives for its lease and the grace",
      { heardAt: [heard], leftAt: null },
      heard + seconds(90),
    ],
    ["the socket heard last decides", { heardAt: [heard - 5_000, heard], leftAt: null }, heard + seconds(90)],
    ["a closed one only for the grace", { heardAt: [], leftAt: heard }, heard + seconds(15)],
  ];
  test.each(table)("%s", (_why, lines, until) => {
    expect(presentUntil(lines)).toBe(until);
  });

  test("lease and grace together are 90 seconds; an interval ends where the person was heard last", () => {
    expect(LEASE_MS + GRACE_MS).toBe(seconds(90));
    expect(lastHeardAt({ heardAt: [1, 7, 3], leftAt: null })).toBe(7);
    expect(lastHeardAt({ heardAt: [], leftAt: 9 })).toBe(9);
    expect(lastHeardAt({ heardAt: [], leftAt: null })).toBeNull();
  });

  const idle: [string, boolean, number | null, Connection][] = [
    ["one ms before five idle minutes", true, minutes(5) - 1, "active"],
    ["at five idle minutes", true, minutes(5), "idle"],
    ["present, never active", true, null, "idle"],
    ["not present, active just now", false, 0, "offline"],
  ];
  test.each(idle)("%s", (_when, isPresent, ago, connection) => {
    const lastActiveAt = ago === null ? null : NOON - ago;
    expect(connectionOf({ isPresent, lastActiveAt }, minutes(5), NOON)).toBe(connection);
  });
});

describe("availability", () => {
  test("holds until its end, one ms before still, at the end no more", () => {
    const lunch = said("break", NOON + minutes(30));
    expect(inForce(lunch, NOON + minutes(30) - 1)).toEqual(lunch);
    expect(inForce(lunch, NOON + minutes(30))).toEqual(AVAILABLE);
    expect(inForce(said("busy"), NOON + minutes(100_000))).toEqual(said("busy"));
  });

  const away: [string, Said, number | null, number, Said["availability"]][] = [
    ["off by default: nothing happens", AVAILABLE, null, 600, "available"],
    ["one ms before the time", AVAILABLE, minutes(10), minutes(10) - 1, "available"],
    ["at the time", AVAILABLE, minutes(10), minutes(10), "away"],
    ["the first input brings the word back", AVAILABLE, minutes(10), 0, "available"],
    ["what somebody said is never replaced", said("busy"), minutes(10), minutes(60), "busy"],
    [
      "a word that has ended is available, so it goes away",
      said("busy", NOON),
      minutes(10),
      minutes(60),
      "away",
    ],
  ];
  test.each(away)("automatic away: %s", (_why, spoken, afterMs, idleMs, availability) => {
    const shown = withAutomaticAway(spoken, { lastActiveAt: NOON - idleMs, afterMs }, NOON);
    expect(shown.availability).toBe(availability);
  });
});
