import type { Entry, Allowlist as Rules } from "../../../app/domain/network/allowlist";
import {
  type CompiledAllowlist,
  compileAllowlist,
  isAllowed,
} from "../../../app/domain/network/compiled-allowlist";
import { parseNetwork } from "../../../app/domain/network/parse-network";
import { readAddress } from "../../../app/domain/network/read-address";
import type { NetworkEntryFact, NetworkFact, PersonFact } from "../../../app/domain/session/gate";
import type { Copies } from "./copies";

/** The allowlist in force, compiled once and again when an entry expires or probation lapses (semantics 8). */
export class AllowlistPart {
  private compiled: CompiledAllowlist | null = null;

  constructor(private readonly copies: Copies) {}

  /** Fails closed: on, and no address or a malformed one, is no. */
  lets(person: PersonFact, address: string | null, kind: "browser" | "token", now: number): boolean {
    const list = this.at(now);
    if (!list.on) return true;
    return isAllowed(
      list,
      {
        userId: person.user,
        departmentId: person.departmentId,
        address: address === null ? null : readAddress(address),
        kind,
      },
      now,
    );
  }

  /** The next instant at which the list changes by itself; null when it never does. */
  nextChangeAt(now: number): number | null {
    const { validUntil } = this.at(now);
    return Number.isFinite(validUntil) ? validUntil : null;
  }

  forget(): void {
    this.compiled = null;
  }

  private at(now: number): CompiledAllowlist {
    if (this.compiled === null || now >= this.compiled.validUntil)
      this.compiled = compileAllowlist(asRules(this.copies.network()), now);
    return this.compiled;
  }
}

/** The stored list as the domain wants it. An entry that no longer parses lets nobody in. */
export function asRules(network: NetworkFact): Rules {
  const rules = (list: Omit<NetworkFact, "probation">) => ({
    on: list.isOn,
    exemptUserIds: list.exempt,
    coversTokens: list.coversTokens,
    entries: list.entries.flatMap(asEntry),
  });
  const { probation } = network;
  return {
    ...rules(network),
    probation:
      probation === null ? null : { confirmBy: probation.confirmBy, before: rules(probation.before) },
  };
}

function asEntry(fact: NetworkEntryFact): Entry[] {
  const parsed = parseNetwork(fact.network);
  return parsed.ok ? [{ ...fact, network: parsed.network, label: "" }] : [];
}
