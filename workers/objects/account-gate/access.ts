import { type Contribution, compile, type OriginKind, type Rights } from "../../../app/domain/access";
import type { PersonFact } from "../../../app/domain/session/gate";
import { Recent } from "../../recent";
import { ofGrant, ofQueue, ofTemplate } from "./contributions";
import type { Copies } from "./copies";
import { signatureOf } from "./signature";

const KEPT_TABLES = 256;
/** People whose rights are at hand; a person more is compiled again in a tenth of a millisecond. */
const KEPT_PEOPLE = 12_000;

/** Rights compiled lazily and shared by everyone who was given the same (architecture, "AccountGate"). */
export class Access {
  private readonly bySignature = new Recent<string, Rights>(KEPT_TABLES);
  private readonly byPerson = new Recent<number, { version: number; rights: Rights }>(KEPT_PEOPLE);
  private readonly byUnit = new Map<number, Contribution[]>();
  private common: { all: Contribution[]; heads: Contribution[] } | null = null;

  constructor(private readonly copies: Copies) {}

  /** The rights in effect at `now`; compiled again when a grant's term has begun or ended since. */
  rightsOf(person: PersonFact, now: number): Rights {
    const kept = this.byPerson.get(person.user);
    if (kept !== undefined && kept.version === person.version && isValid(kept.rights, now))
      return kept.rights;
    const rights = this.shared(person, now);
    this.byPerson.set(person.user, { version: person.version, rights });
    return rights;
  }

  /** Every grant that reaches the person, each with its origin, switched-off ones marked. */
  contributionsOf(person: PersonFact): Contribution[] {
    const roles = this.copies.roles();
    this.common ??= this.makeCommon();
    return [
      ...person.grants.flatMap((grant) =>
        ofGrant(grant, roles, grant.roleId === null ? "direct" : "role", null),
      ),
      ...person.units.flatMap((unit) => this.ofUnit(unit)),
      ...this.common.all,
      ...(person.heads.length > 0 ? this.common.heads : []),
      ...(person.queues ?? []).map(ofQueue),
    ];
  }

  /** A role, a unit or an option changed: every table may be stale. */
  forget(user?: number): void {
    if (user !== undefined) this.byPerson.delete(user);
    else {
      this.byPerson.clear();
      this.bySignature.clear();
      this.byUnit.clear();
      this.common = null;
    }
  }

  private shared(person: PersonFact, now: number): Rights {
    const signature = signatureOf(person);
    const kept = this.bySignature.get(signature);
    if (kept !== undefined && isValid(kept, now)) return kept;
    const strictChannelCoupling = this.copies.settings().strictCoupling;
    const rights = compile(this.contributionsOf(person), { strictChannelCoupling, now });
    this.bySignature.set(signature, rights);
    return rights;
  }

  /** A unit's members share its contributions: they are made once. */
  private ofUnit(id: number): Contribution[] {
    const known = this.byUnit.get(id);
    if (known !== undefined) return known;
    const unit = this.copies.unit(id);
    const roles = this.copies.roles();
    const made = unit?.grants.flatMap((grant) => ofGrant(grant, roles, unit.kind as OriginKind, unit)) ?? [];
    this.byUnit.set(id, made);
    return made;
  }

  private makeCommon() {
    const roles = this.copies.roles();
    const toEverybody = this.copies.grantsToEverybody();
    return {
      all: [
        ...ofTemplate(roles, "BASE", "baseline"),
        ...toEverybody.flatMap((grant) => ofGrant(grant, roles, "baseline", null)),
      ],
      heads: ofTemplate(roles, "HEAD", "head"),
    };
  }
}

const isValid = (rights: Rights, now: number) => rights.validUntil === null || now < rights.validUntil;
