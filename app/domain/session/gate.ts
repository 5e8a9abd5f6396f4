import type { Rights } from "../access";
import type { LimitFact } from "../limits/limit";
import type {
  Confirmed,
  ConfirmRequest,
  Consumed,
  ConsumeRequest,
  Gauge,
  GaugesRequest,
  NearLimit,
} from "../limits/meter";
import type { AuthEntry, Origin } from "../log/entry";
import type { KeptSeal } from "../log/seal";
import type { Said } from "../presence/availability";
import type { Roster, Timeline, TimelineRequest } from "../presence/frames";
import type {
  EverybodyFact,
  LimitRestored,
  NetworkFact,
  PersonFact,
  RoleFact,
  SettingsFact,
  UnitFact,
} from "./gate-facts";
import type { Lengths } from "./lifetime";
import type { AccessRequest, PersonAccess } from "./person-access";
import type { EndPreview, PreviewEnded, PreviewFact, PreviewStarted, StartPreview } from "./preview";
import type { QuestionFacts, QuestionRequest } from "./question";
import type { GateReason } from "./reasons";
import type { TokenFact, TokenView } from "./token";
import type { Rate } from "./token-rate";

/** What the gate and the Workers say to each other. Facts in, decision out; instants in ms. */

export type * from "./gate-facts";

/** One step of the outbox: the new state of one thing, or an end of sessions that is idempotent by its instant. */
export type GateOp =
  | ({ t: "person" } & PersonFact)
  | { t: "people"; people: ({ t: "person" } & PersonFact)[] }
  | ({ t: "unit" } & UnitFact)
  | { t: "unit_gone"; unit: number }
  | ({ t: "everybody" } & EverybodyFact)
  | ({ t: "role" } & RoleFact)
  | { t: "role_gone"; role: number }
  | ({ t: "settings" } & SettingsFact)
  | ({ t: "network" } & NetworkFact)
  | { t: "limits"; limits: LimitFact[] }
  | ({ t: "limit_restored" } & LimitRestored)
  | { t: "versions"; people: [user: number, version: number][] }
  | ({ t: "token"; id: string; hash: string; user: number; at: number; expiresAt: number } & TokenFact)
  | { t: "token_gone"; id: string; by: number }
  | { t: "seal"; number: number; hash: string; to: number }
  /** A person's data are erased: the gate forgets where they came from. Their number stays. */
  | { t: "forget"; user: number }
  | { t: "end_sessions"; user: number; before: number; except: string | null; reason: EndReason };

/** Why a session ended; kept for a day so that the gate page can say it. */
export const END_REASONS = [
  "signed_out",
  "ended_by_admin",
  "ended_by_self",
  "expired",
  "excess",
  "held",
  "deleted",
  "password_changed",
  "not_me",
  "epoch",
  "preview",
  "revoked",
] as const;
export type EndReason = (typeof END_REASONS)[number];

export type AdmitRequest = {
  tokenHash: string;
  /** How it was shown: a cookie's token is none for the API, and the other way round. A browser when left out. */
  as?: "browser" | "token";
  address: string | null;
  now: number;
  /** The stamp of the viewer that the caller's isolate already has; facts come back only when it differs. */
  stamp: string | null;
  /** The caller keeps whole verdicts by their stamp: `SAME` is enough of an answer while nothing in it has changed. */
  keeps?: true;
  /** The page to remember as last activity; null for polls and framework traffic, which neither touch nor slide. */
  page: string | null;
};

export type ViewerFacts = { person: Profile; settings: SettingsFact; rights: Rights; reach: number[] };
export type Profile = Pick<
  PersonFact,
  | "user"
  | "publicId"
  | "name"
  | "surname"
  | "email"
  | "language"
  | "timeZone"
  | "departmentId"
  | "kind"
  | "isOwner"
  | "version"
>;

/** What a refused request is told; the sentence is made from it (glossary section 4). */
export type Refusal = {
  ok: false;
  reason: GateReason;
  end: EndReason | null;
  until: number | null;
  holdId: string | null;
  user: number | null;
  address: string | null;
  /** Of a token that asks too often. */
  rate?: Rate;
};
export type Admitted = {
  ok: true;
  user: number;
  sessionId: string;
  startedAt: number;
  stamp: string;
  facts: ViewerFacts | null;
  /** What the person says of themselves, from any device. */
  said: Said;
  /** Set when it is a preview: then `user` is whom it shows, and only reading is let through. */
  preview: PreviewFact | null;
  /** Limits that the person has nearly used up. */
  near: NearLimit[];
  /** Set when it came by an API token. */
  token?: { name: string; kind: TokenFact["kind"]; rate: Rate };
};
export type Verdict = Admitted | Refusal;

/** To a caller that keeps verdicts: let in, with every word as under the stamp that was sent. Spares the wire an object. */
export const SAME = "same";

export type OpenRequest = {
  user: number;
  tokenHash: string;
  sessionId: string;
  now: number;
  origin: Origin;
  login: string;
  /** Method of the log row. */
  method: "web" | "api";
  /** The person is told of this device by mail, if the session opens. */
  mailsNewDevice?: boolean;
};
export type Opened = { ok: true; until: number; language: string | null; isAdministrator: boolean } | Refusal;

/** A new token for a session that goes on under its id: after a re-authentication or a change of password. */
export type RenewRequest = { tokenHash: string; newHash: string; now: number; origin: Origin };

/** Which sessions other lengths would end now. */
export type LengthsQuestion = { staff: Lengths; admin: Lengths; sessionId: string; now: number };

export type SessionView = {
  id: string;
  user: number;
  kind: string;
  createdAt: number;
  lastSeenAt: number;
  firstAddress: string | null;
  lastAddress: string | null;
  country: string | null;
  device: Origin["device"] | null;
  deviceId: string | null;
};

export type EndRequest = {
  now: number;
  reason: EndReason;
  user?: number;
  sessionId?: string;
  exceptHash?: string | null;
  exceptId?: string | null;
  /** Who did it; null when the person themselves. */
  actorId: number | null;
  origin: Origin | null;
  event: "logout" | "session_revoked" | "not_me_reported";
};
export type Ended = { sessions: SessionView[]; sockets: number };

export type Delivery = { epoch: number; ops: { seq: number; op: GateOp }[]; now: number };

/** The gate of one account, as use-cases see it. */
export type GatePort = {
  admit(request: AdmitRequest): Promise<Verdict>;
  openSession(request: OpenRequest): Promise<Opened>;
  /** `until`: its absolute deadline (ms), or null when the session lives no more. */
  renewSession(request: RenewRequest): Promise<{ until: number | null }>;
  listSessions(request: { user: number | null; now: number }): Promise<SessionView[]>;
  endSessions(request: EndRequest): Promise<Ended>;
  /** Living API tokens of one person or of all (`null`), the newest first. */
  listTokens(request: { user: number | null; now: number }): Promise<TokenView[]>;
  /** "View as this employee": the session goes on under a new token, as the other person, for reading only. */
  startPreview(request: StartPreview): Promise<PreviewStarted>;
  endPreview(request: EndPreview): Promise<PreviewEnded>;
  previewLengths(question: LengthsQuestion): Promise<{ sessions: number; mine: boolean }>;
  apply(delivery: Delivery): Promise<{ applied: number; epoch: number }>;
  /** Everybody whom this person may watch; null when they may watch nobody. */
  roster(request: { user: number; now: number }): Promise<Roster | null>;
  /** One person's day as another may see it; null outside their scope. */
  timeline(request: TimelineRequest): Promise<Timeline | null>;
  /** Instants (ms) at which people did something in another system: it is activity as any other. */
  acted(people: { user: number; at: number }[]): Promise<void>;
  /** The open pages of these people are told that there are new notices. */
  ring(request: { users: readonly number[] }): Promise<void>;
  /** What a person says of themselves. False when the end that was given has passed. */
  say(request: { user: number; said: Said; now: number }): Promise<boolean>;
  /** The one source of truth for questions about rights: what is enforced, not what D1 is about to send. */
  contributions(request: AccessRequest): Promise<PersonAccess[]>;
  /** What one question of another program needs: D1's word of this instant, and the people whom it names. */
  question(request: QuestionRequest): Promise<QuestionFacts>;
  /** Counted work (architecture): reserve, then confirm what was committed. */
  consume(request: ConsumeRequest): Promise<Consumed>;
  confirm(request: ConfirmRequest): Promise<Confirmed>;
  gauges(request: GaugesRequest): Promise<Gauge[]>;
  /** Appends lines to the log through the gate's own outbox: atomic with nothing, but never lost. */
  record(entries: AuthEntry[]): Promise<void>;
  /** The last seal of the audit log that the gate was told; null before the first. */
  keptSeal(): Promise<KeptSeal | null>;
  /** Forgets everything of a company that is closed for good (AU-23). */
  erase(): Promise<void>;
  /** Tries to send the gate's outbox to D1 now; the alarm goes on if it fails. */
  flush(): Promise<void>;
};
