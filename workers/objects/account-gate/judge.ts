import { mayComeIn } from "../../../app/domain/closing/closing";
import { endsSessions, tellingHold } from "../../../app/domain/holds/holds";
import type { EndReason, PersonFact, Refusal } from "../../../app/domain/session/gate";
import { deadlineOf, isAlive, type Lengths, shorter } from "../../../app/domain/session/lifetime";
import { reasonOfHold } from "../../../app/domain/session/reasons";
import { refused as refusal } from "../../../app/domain/session/refused";
import type { Access } from "./access";
import type { AllowlistPart } from "./allowlist";
import type { Copies } from "./copies";
import type { SessionRow } from "./sessions";

/** Everything the gate refuses, in one order: session, person, holds, closing, address (architecture, "Login"). */
export class Judge {
  constructor(
    private readonly copies: Copies,
    private readonly access: Access,
    private readonly allowlist: AllowlistPart,
  ) {}

  /** Null when the session lives; else the reason that its gate page tells. */
  ofSession(row: SessionRow | null, now: number): Refusal | null {
    if (row === null) return refusal("none");
    if (row.ended_at !== null) {
      const end = row.end_reason as EndReason;
      return refusal(end === "expired" ? "expired" : "ended", { user: row.user, end });
    }
    const person = this.copies.person(row.user);
    if (person === null || person.isDeleted) return refusal("ended", { user: row.user, end: "deleted" });
    if (row.expires_at !== null)
      return now < row.expires_at ? null : refusal("expired", { user: row.user, end: "expired" });
    const life = { createdAt: row.created_at, lastSeenAt: row.last_seen_at };
    return isAlive(life, this.lengthsOf(person, now), now)
      ? null
      : refusal("expired", { user: row.user, end: "expired" });
  }

  /** Null when the person may come in from here. `kind`: tokens obey the list only when it covers them. */
  ofPerson(
    person: PersonFact,
    address: string | null,
    kind: "browser" | "token",
    now: number,
  ): Refusal | null {
    const hold = tellingHold(person.holds, now);
    if (hold !== null) {
      return refusal(reasonOfHold(hold.kind), {
        user: person.user,
        until: hold.endsAt,
        holdId: hold.id,
        end: endsSessions(hold.kind) ? "held" : null,
        address,
      });
    }
    const { closingAt = null } = this.copies.settings();
    if (!mayComeIn(closingAt, { isOwner: person.isOwner, kind }, now))
      return refusal("company_closing", { user: person.user, until: closingAt, address });
    return this.allowlist.lets(person, address, kind, now)
      ? null
      : refusal("ip_denied", { user: person.user, address });
  }

  /** The lengths that hold for a person: Administrators have the shorter of both presets. */
  lengthsOf(person: PersonFact, now: number): Lengths {
    const { staff, admin } = this.copies.settings();
    return this.access.rightsOf(person, now).isAdministrator ? shorter(staff, admin) : staff;
  }

  deadline(row: SessionRow, person: PersonFact, now: number): number {
    return deadlineOf(
      { createdAt: row.created_at, lastSeenAt: row.last_seen_at },
      this.lengthsOf(person, now),
    );
  }
}
