import { AVAILABILITIES, type Availability } from "../../../app/domain/presence/availability";
import type { ClientFrame, Ignored } from "../../../app/domain/presence/frames";

const LONGEST = 2_048;
const LATEST_INSTANT = 8.64e15;
const PATH = /^\/[\w./~%-]{0,511}$/;

type Fits = (value: unknown) => boolean;
const isWhole: Fits = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isPath: Fits = (value) => typeof value === "string" && PATH.test(value);
const isAvailability: Fits = (value) => AVAILABILITIES.includes(value as Availability);
const isEnd: Fits = (value) => value === null || (isWhole(value) && (value as number) <= LATEST_INSTANT);

/** The fields of each kind beside `t`; one that is missing or too many makes it none. */
const FIELDS = new Map<unknown, [name: string, fits: Fits][]>(
  Object.entries({
    input: [],
    page: [["page", isPath]],
    watch: [],
    unwatch: [],
    read: [["n", isWhole]],
    availability: [
      ["availability", isAvailability],
      ["until", isEnd],
    ],
  } satisfies Record<ClientFrame["t"], [string, Fits][]>),
);

/** A turned page as browsers write it, which is what comes most: no letter of a path is written in two ways. */
const TURNED = /^\{"t":"page","page":"(\/[\w./~%-]{0,511})"\}$/;

/** What a browser said, or the code under which it is ignored. Never throws. By hand: it comes with every frame. */
export function readFrame(message: string | ArrayBuffer): ClientFrame | { ignored: Ignored } {
  if (typeof message !== "string") return { ignored: "not_text" };
  if (message.length > LONGEST) return { ignored: "too_long" };
  const page = TURNED.exec(message)?.[1];
  if (page !== undefined) return { t: "page", page };
  let said: unknown;
  try {
    said = JSON.parse(message);
  } catch {
    return { ignored: "not_json" };
  }
  return isFrame(said) ? said : { ignored: "unknown" };
}

function isFrame(said: unknown): said is ClientFrame {
  if (typeof said !== "object" || said === null || !Object.hasOwn(said, "t")) return false;
  const facts = said as Record<string, unknown>;
  const fields = FIELDS.get(facts.t);
  if (fields === undefined || Object.keys(facts).length !== fields.length + 1) return false;
  return fields.every(([name, fits]) => Object.hasOwn(facts, name) && fits(facts[name]));
}
