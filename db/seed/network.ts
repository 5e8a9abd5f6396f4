import { publicId } from "../../app/domain/ids/public-id";
import { keyOfWords } from "../../app/domain/network/address-key";
import { parseNetwork } from "../../app/domain/network/parse-network";
import { days, hours, minutes } from "../../app/domain/time/durations";
import type { accessRequests, networkEntries } from "../schema";
import { OFFICES, STRANGE } from "./places";
import { streamOf } from "./random";
import { type Member, whoIs } from "./staff";
import type { Words } from "./words";

type Scene = { accountId: number; seed: number; staff: readonly Member[]; words: Words; now: number };

/** The two offices as entries of the allowlist, which is off: `npm start` is tried from 127.0.0.1. */
export function officeEntries({
  accountId,
  seed,
  staff,
  words,
  now,
}: Scene): (typeof networkEntries.$inferInsert)[] {
  const stream = streamOf(seed, "network");
  return (["main", "support"] as const).flatMap((office) =>
    OFFICES[office].networks.map((text) => {
      const parsed = parseNetwork(text);
      if (!parsed.ok) throw new Error(`${text} is no network: ${parsed.refusal}`);
      const { network } = parsed;
      return {
        accountId,
        publicId: publicId(stream.bytes(16)),
        scope: "account" as const,
        network: network.text,
        firstKey: keyOfWords(network.first),
        lastKey: keyOfWords(network.last),
        label: words.offices[office],
        createdAt: now - days(27),
        createdBy: whoIs(staff, "admin").userId,
      };
    }),
  );
}

/** Two people wait for an answer, one has had it. */
export function waitingRequests({
  accountId,
  seed,
  staff,
  words,
  now,
}: Scene): (typeof accessRequests.$inferInsert)[] {
  const stream = streamOf(seed, "requests");
  const admin = whoIs(staff, "admin");
  const [, first, second] = staff.filter(({ department }) => department === "key_clients");
  const request = (who: Member, kind: "address" | "held", ip: string, note: string, askedAt: number) => ({
    accountId,
    publicId: publicId(stream.bytes(16)),
    userId: who.userId,
    kind,
    ip,
    note,
    askedAt,
    answer: null as "always" | null,
    answeredAt: null as number | null,
    answeredBy: null as number | null,
  });
  const answered = {
    answer: "always" as const,
    answeredAt: now - days(26) + hours(1),
    answeredBy: admin.userId,
  };
  return [
    { ...request(first!, "address", first!.places.home, words.notes.home, now - days(26)), ...answered },
    request(second!, "address", STRANGE.hotel.address, words.notes.hotel, now - hours(4)),
    request(whoIs(staff, "limit"), "held", whoIs(staff, "limit").places.office, "", now - minutes(18)),
  ];
}
