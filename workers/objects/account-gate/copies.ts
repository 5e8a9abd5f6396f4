import type { Hold } from "../../../app/domain/holds/holds";
import type { LimitFact } from "../../../app/domain/limits/limit";
import type {
  EverybodyFact,
  GateOp,
  GrantFact,
  NetworkFact,
  PersonFact,
  RoleFact,
  SettingsFact,
  UnitFact,
} from "../../../app/domain/session/gate";

type CopyKind = "person" | "unit" | "role" | "settings" | "network" | "everybody" | "limits";

/** The gate's copy of what D1 holds: written in the turn that applies an op, read through a memory that starts empty. */
export class Copies {
  private people = new Map<number, PersonFact | null>();
  private hasEverybody = false;
  private units = new Map<number, UnitFact | null>();
  private allRoles: Map<number, RoleFact> | null = null;
  private settingsDoc: SettingsFact | null = null;
  private networkDoc: NetworkFact | null = null;
  private everybodyGrants: GrantFact[] | null = null;
  private limitFacts: LimitFact[] | null = null;

  /** `holdsOf` corrects what D1 says of a person's holds by what only the gate knows yet. */
  constructor(
    private readonly sql: SqlStorage,
    private readonly holdsOf: (user: number, holds: readonly Hold[]) => Hold[] = (_user, holds) => [...holds],
  ) {}

  person = (user: number) => this.cached(this.people, "person", user);
  unit = (unit: number) => this.cached(this.units, "unit", unit);

  roles(): ReadonlyMap<number, RoleFact> {
    if (this.allRoles === null) {
      const rows = this.sql.exec<{ doc: string }>("SELECT doc FROM copies WHERE kind = 'role'").toArray();
      this.allRoles = new Map(
        rows.map((row) => JSON.parse(row.doc) as RoleFact).map((role) => [role.role, role]),
      );
    }
    return this.allRoles;
  }

  settings(): SettingsFact {
    this.settingsDoc ??= this.read<SettingsFact>("settings", 0);
    if (this.settingsDoc === null) throw new Error("the gate has no settings: not hydrated");
    return this.settingsDoc;
  }

  network(): NetworkFact {
    this.networkDoc ??= this.read<NetworkFact>("network", 0);
    return this.networkDoc ?? { isOn: false, coversTokens: false, exempt: [], entries: [], probation: null };
  }

  /** What was given to everybody; nothing in a copy that was taken before such grants were told. */
  grantsToEverybody(): readonly GrantFact[] {
    this.everybodyGrants ??= this.read<EverybodyFact>("everybody", 0)?.grants ?? [];
    return this.everybodyGrants;
  }

  /** The account's limits; none in a copy that was taken before limits were told. */
  limits(): readonly LimitFact[] {
    this.limitFacts ??= this.read<{ limits: LimitFact[] }>("limits", 0)?.limits ?? [];
    return this.limitFacts;
  }

  /** The gate has opened or lifted a hold by itself: the person's copy says so from now on. */
  rehold(user: number): void {
    const person = this.person(user);
    if (person !== null) this.write({ ...person, t: "person" });
  }

  /** Everybody, read at once the first time. */
  allPeople(): PersonFact[] {
    if (!this.hasEverybody) {
      const rows = this.sql
        .exec<{ id: number; doc: string }>("SELECT id, doc FROM copies WHERE kind = 'person'")
        .toArray();
      for (const { id, doc } of rows)
        if (this.people.get(id) == null) this.people.set(id, JSON.parse(doc) as PersonFact);
      this.hasEverybody = true;
    }
    return [...this.people.values()].filter((person) => person !== null);
  }

  /** Stores the new state of one thing. Ends, restores, tokens and seals are no copies: the caller handles them. */
  write(
    op: Exclude<
      GateOp,
      { t: "end_sessions" | "forget" | "token" | "token_gone" | "seal" | "limit_restored" }
    >,
  ): void {
    switch (op.t) {
      case "person":
        this.putPerson({ ...op, holds: this.holdsOf(op.user, op.holds) });
        break;
      case "people":
        for (const person of op.people) this.write(person);
        break;
      case "unit":
        this.put("unit", op.unit, op);
        this.units.delete(op.unit);
        break;
      case "role":
        this.put("role", op.role, op);
        this.allRoles = null;
        break;
      case "settings":
        this.put("settings", 0, op);
        this.settingsDoc = null;
        break;
      case "network":
        this.put("network", 0, op);
        this.networkDoc = null;
        break;
      case "everybody":
        this.put("everybody", 0, op);
        this.everybodyGrants = null;
        break;
      case "limits":
        this.put("limits", 0, op);
        this.limitFacts = null;
        break;
      case "unit_gone":
        this.drop("unit", op.unit);
        this.units.delete(op.unit);
        break;
      case "role_gone":
        this.drop("role", op.role);
        this.allRoles = null;
        break;
      case "versions":
        for (const [user, version] of op.people) this.raise(user, version);
        break;
      default:
        op satisfies never;
    }
  }

  /** Forgets everything: another epoch, or a hydration that starts anew. */
  clear(): void {
    this.sql.exec("DELETE FROM copies");
    this.people.clear();
    this.hasEverybody = false;
    this.units.clear();
    this.allRoles = this.settingsDoc = this.networkDoc = this.everybodyGrants = this.limitFacts = null;
  }

  private putPerson(op: GateOp & { t: "person" }): void {
    this.put("person", op.user, op);
    this.people.set(op.user, op);
  }

  private raise(user: number, version: number): void {
    const person = this.person(user);
    if (person !== null) this.write({ ...person, t: "person", version });
  }

  private cached<T>(memory: Map<number, T | null>, kind: CopyKind, id: number): T | null {
    let doc = memory.get(id);
    if (doc === undefined) {
      doc = this.read<T>(kind, id);
      memory.set(id, doc);
    }
    return doc;
  }

  private read<T>(kind: CopyKind, id: number): T | null {
    const row = this.sql
      .exec<{ doc: string }>("SELECT doc FROM copies WHERE kind = ? AND id = ?", kind, id)
      .toArray()[0];
    return row === undefined ? null : (JSON.parse(row.doc) as T);
  }

  private put(kind: CopyKind, id: number, doc: GateOp): void {
    this.sql.exec(
      "INSERT INTO copies(kind, id, doc) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET doc = excluded.doc",
      kind,
      id,
      JSON.stringify(doc),
    );
  }

  private drop(kind: CopyKind, id: number): void {
    this.sql.exec("DELETE FROM copies WHERE kind = ? AND id = ?", kind, id);
  }
}
