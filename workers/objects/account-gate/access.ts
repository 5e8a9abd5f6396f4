import {
  type Contribution,
  compile,
  type OriginKind,
  QUEUE_CELLS,
  type Rights,
  ROLE_TEMPLATES,
  signatureOf,
  type TemplateKey,
  withoutReply,
} from "../../../app/domain/access";
import type { GrantFact, PersonFact, QueueFact, RoleFact, UnitFact } from "../../../app/domain/session/gate";
import type { Copies } from "./copies";

const KEPT_TABLES = 256;

/** Rights compiled lazily and shared by everyone with the same contributions (architecture, "AccountGate"). */
export class Access {
  private bySignature = new Map<string, Rights>();
  private byPerson = new Map<number, { version: number; rights: Rights; contributions: Contribution[] }>();

  constructor(private readonly copies: Copies) {}

  /** The rights in effect at `now`; compiled again when a grant's term has begun or ended since. */
  rightsOf(person: PersonFact, now: number): Rights {
    const kept = this.byPerson.get(person.user);
    if (kept !== undefined && kept.version === person.version && isValid(kept.rights, now))
      return kept.rights;
    const contributions = this.contributionsOf(person);
    const rights = this.shared(contributions, now);
    this.byPerson.set(person.user, { version: person.version, rights, contributions });
    return rights;
  }

  /** Every grant that reaches the person, each with its origin, switched-off ones marked. */
  contributionsOf(person: PersonFact): Contribution[] {
    const roles = this.copies.roles();
    const contributions = person.grants.flatMap((grant) =>
      contribution(grant, roles, grant.roleId === null ? "direct" : "role", null),
    );
    for (const id of person.units) {
      const unit = this.copies.unit(id);
      if (unit !== null)
        contributions.push(
          ...unit.grants.flatMap((grant) => contribution(grant, roles, unit.kind as OriginKind, unit)),
        );
    }
    contributions.push(...implicit(roles, "BASE", "baseline"));
    for (const grant of this.copies.grantsToEverybody())
      contributions.push(...contribution(grant, roles, "baseline", null));
    if (person.heads.length > 0) contributions.push(...implicit(roles, "HEAD", "head"));
    contributions.push(...(person.queues ?? []).map(fromQueue));
    return contributions;
  }

  /** A role, a unit or an option changed: every table may be stale. */
  forget(user?: number): void {
    if (user !== undefined) this.byPerson.delete(user);
    else {
      this.byPerson.clear();
      this.bySignature.clear();
    }
  }

  private shared(contributions: Contribution[], now: number): Rights {
    const signature = signatureOf(contributions);
    const kept = this.bySignature.get(signature);
    if (kept !== undefined && isValid(kept, now)) return kept;
    const rights = compile(contributions, {
      strictChannelCoupling: this.copies.settings().strictCoupling,
      now,
    });
    this.bySignature.delete(signature);
    this.bySignature.set(signature, rights);
    if (this.bySignature.size > KEPT_TABLES) this.bySignature.delete(this.bySignature.keys().next().value!);
    return rights;
  }
}

const isValid = (rights: Rights, now: number) => rights.validUntil === null || now < rights.validUntil;

function contribution(
  grant: GrantFact,
  roles: ReadonlyMap<number, RoleFact>,
  kind: OriginKind,
  unit: UnitFact | null,
): Contribution[] {
  const term = {
    sourceId: grant.sourceId,
    connectionId: grant.connectionId,
    from: grant.from,
    until: grant.until,
  };
  const originKind = grant.origin === "crm_admin" ? "crm_admin" : kind;
  if (grant.roleId === null) {
    if (grant.permission === null || grant.level === null) return [];
    return [
      {
        id: `g${grant.id}`,
        origin: { kind: originKind, name: unit?.name ?? "" },
        cells: { [grant.permission]: grant.level },
        ...term,
        inactive: unit?.isActive === false,
      },
    ];
  }
  const role = roles.get(grant.roleId);
  if (role === undefined) return [];
  const origin = {
    kind: originKind,
    name: unit?.name ?? role.name,
    roleId: role.role,
    roleName: role.name,
    template: role.template as TemplateKey | null,
  };
  return [
    {
      id: `g${grant.id}`,
      origin,
      cells: grant.withoutReply ? withoutReply(cellsOf(role)) : cellsOf(role),
      ...term,
      inactive: !role.isActive || unit?.isActive === false,
    },
  ];
}

/** Members of a channel's queue have its canned replies [BX-24], as long as the channel is not switched off. */
const fromQueue = ({ source, name, isOff }: QueueFact): Contribution => ({
  id: `q${source}${isOff ? "-" : ""}`,
  origin: { kind: "queue", name },
  cells: QUEUE_CELLS,
  sourceId: source,
  connectionId: null,
  from: null,
  until: null,
  inactive: isOff,
});

/** Built-in roles take their cells from the code, so that an upgrade upgrades them; HEAD and BASE may have own ones. */
function cellsOf(role: RoleFact) {
  if (role.cells !== null) return role.cells;
  return role.template === null ? {} : ROLE_TEMPLATES[role.template as TemplateKey].cells;
}

function implicit(
  roles: ReadonlyMap<number, RoleFact>,
  template: "HEAD" | "BASE",
  kind: OriginKind,
): Contribution[] {
  for (const role of roles.values()) {
    if (role.template === template) {
      return [
        {
          id: `i${role.role}`,
          origin: { kind, name: role.name, roleId: role.role, template },
          cells: cellsOf(role),
          sourceId: null,
          connectionId: null,
          from: null,
          until: null,
          inactive: !role.isActive,
        },
      ];
    }
  }
  return [];
}
