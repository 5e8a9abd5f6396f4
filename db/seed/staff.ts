import { publicId } from "../../app/domain/ids/public-id";
import { days } from "../../app/domain/time/durations";
import { CAST, type Fate, type Role } from "./cast";
import { DESKS, type DeviceKey, PHONES } from "./devices";
import { type Language, latin, nameGiver } from "./names";
import { type Office, type Places, placesOf } from "./places";
import { streamOf } from "./random";
import { WORDS } from "./words";

/** A browser that a person uses: `hash` is what the log and the directory keep of its id. */
export type OwnDevice = { key: DeviceKey; hash: string };

/** Somebody of the demo company before they are stored. */
export type Colleague = Role & {
  index: number;
  publicId: string;
  name: string;
  surname: string;
  email: string;
  phoneNumber: string;
  places: Places;
  desk: OwnDevice;
  mobile: OwnDevice;
  joinedAt: number;
};
/** … and after. */
export type Member = Colleague & { userId: number; identityId: number };

export type StaffPlan = { seed: number; language: Language; domain: string; foundedAt: number; now: number };

/** Everybody of the cast with names, addresses and devices; the same for the same plan. */
export function hire({ seed, language, domain, foundedAt, now }: StaffPlan): Colleague[] {
  const nextName = nameGiver(language, (seed - 1) * 5);
  return CAST.map((role, index) => {
    const stream = streamOf(seed, `person ${index}`);
    const { name, surname } = nextName(role.gender);
    const office: Office = role.department === "support" ? "support" : "main";
    return {
      ...role,
      index,
      publicId: publicId(stream.bytes(16)),
      name,
      surname,
      email: `${role.login ?? `${latin(name)}.${latin(surname)}`}@${domain}`,
      phoneNumber: WORDS[language].phone(index),
      places: placesOf(index, office, stream),
      desk: { key: stream.pick(DESKS), hash: hex(stream.bytes(32)) },
      mobile: { key: stream.pick(PHONES), hash: hex(stream.bytes(32)) },
      joinedAt: isNew(role.fate) ? now - days(2) : foundedAt,
    };
  });
}

const isNew = (fate: Fate | undefined) => fate === "unconfirmed" || fate === "not_yet";
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The one of a fate or a printed sign-in; the cast has each once or more. */
export function whoIs(staff: readonly Member[], mark: string): Member {
  const found = staff.find(({ fate, login }) => fate === mark || login === mark);
  if (found === undefined) throw new Error(`nobody in the cast is ${mark}`);
  return found;
}
