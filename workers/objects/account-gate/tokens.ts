import { authEntry } from "../../../app/domain/log/entry";
import { parseAddress } from "../../../app/domain/network/address";
import { networkHas } from "../../../app/domain/network/network";
import { parseNetwork } from "../../../app/domain/network/parse-network";
import type { AdmitRequest, PersonFact, Verdict } from "../../../app/domain/session/gate";
import { refused as refusal } from "../../../app/domain/session/refused";
import { narrowed, type TokenFact } from "../../../app/domain/session/token";
import { countOne, type Rate, type Window } from "../../../app/domain/session/token-rate";
import { hours } from "../../../app/domain/time/durations";
import { syncAlarm } from "./alarm";
import type { Gate } from "./gate";
import { originOf } from "./preview-log";
import { tokenOf } from "./session-views";
import type { SessionRow } from "./sessions";
import { viewerOf } from "./viewer-facts";

/** A living token of a living person: their holds, the addresses, the pace; then the person's rights, narrowed. */
export function admitToken(gate: Gate, row: SessionRow, person: PersonFact, request: AdmitRequest): Verdict {
  const { address, now } = request;
  const token = tokenOf(row);
  const { rate, isOver } = gate.rates.count(row.id, now);
  if (isOver) return refusal("rate_limited", { user: person.user, address, rate });
  const refused =
    gate.judge.ofPerson(person, address, "token", now) ??
    (isFrom(token.addresses, address) ? null : refusal("ip_denied", { user: person.user, address }));
  if (refused !== null) {
    if (gate.denials.note(refused, request.page, now, token)) syncAlarm(gate, now);
    return { ...refused, rate };
  }
  gate.sessions.touch(row, address, now);
  noteUse(gate, { ...row, last_address: address }, token, request);
  return {
    ok: true,
    user: person.user,
    sessionId: row.id,
    startedAt: row.created_at,
    said: gate.presence.saidOf(row.user),
    preview: null,
    near: [],
    token: { name: token.name, kind: token.kind, rate },
    ...tokenViewer(gate, row, person, request),
  };
}

/** The token's owner with the rights that it was given. */
export function tokenViewer(
  gate: Gate,
  row: SessionRow,
  person: PersonFact,
  { stamp, now }: Pick<AdmitRequest, "stamp" | "now">,
) {
  const { scopes } = tokenOf(row);
  const rights = narrowed(gate.access.rightsOf(person, now), scopes);
  const isOwner = person.isOwner && scopes === null;
  return viewerOf(gate, { ...person, isOwner }, stamp, now, { rights, mark: `token.${row.id}` });
}

function isFrom(networks: readonly string[], text: string | null): boolean {
  if (networks.length === 0) return true;
  const address = text === null ? null : parseAddress(text);
  if (address === null) return false;
  return networks.some((one) => {
    const parsed = parseNetwork(one);
    return parsed.ok && networkHas(parsed.network, address);
  });
}

/** The first use per hour, token and address goes into the log (semantics 12); its id makes a second line the same one. */
function noteUse(gate: Gate, row: SessionRow, token: TokenFact, { now, address, page }: AdmitRequest): void {
  const opId = `token.${row.id}.${address}.${Math.floor(now / hours(1))}`;
  if (!gate.rates.isFirst(opId)) return;
  gate.outbox.put({
    kind: "log",
    opId,
    entry: authEntry({
      opId,
      at: now,
      event: "token_used",
      result: "success",
      method: "api",
      userId: row.user,
      sessionId: row.id,
      integration: token.name,
      origin: originOf(row),
      page,
    }),
  });
  syncAlarm(gate, now);
}

const KEPT = 5_000;

/** What is remembered of tokens between requests, in memory only: their pace, and which uses have been noted. */
export class TokenRates {
  private windows = new Map<string, Window>();
  private noted = new Set<string>();

  count(id: string, now: number): { rate: Rate; isOver: boolean } {
    if (this.windows.size > KEPT) this.windows.clear();
    const { window, ...counted } = countOne(this.windows.get(id), now);
    this.windows.set(id, window);
    return counted;
  }

  isFirst(opId: string): boolean {
    if (this.noted.has(opId)) return false;
    if (this.noted.size > KEPT) this.noted.clear();
    this.noted.add(opId);
    return true;
  }
}
