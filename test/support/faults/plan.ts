/** The bindings that can fail, and the name under which their calls are counted. */
export type Target = "db" | "gate" | "throttle" | "hasher" | "files";

export class InjectedFault extends Error {}

/**
 * Which calls fail. A plan is written `db`, `gate-lost`, `db@3`, several separated by commas: `-lost` lets the
 * call happen and loses its answer, `@n` lets the first n − 1 calls pass.
 */
export class FaultPlan {
  readonly calls: Partial<Record<Target, number>> = {};
  readonly #faults = new Map<string, { lost: boolean; from: number }>();

  constructor(text: string) {
    for (const part of text.split(",").filter(Boolean)) {
      const found = /^(db|gate|throttle|hasher|files)(-lost)?(?:@(\d+))?$/.exec(part.trim());
      if (!found) throw new Error(`no such fault: ${part}`);
      this.#faults.set(found[1]!, { lost: found[2] !== undefined, from: Number(found[3] ?? 1) });
    }
  }

  /** Counts a call and makes it, or not. @throws InjectedFault */
  async call<Answer>(target: Target, make: () => Answer | Promise<Answer>): Promise<Answer> {
    const nth = (this.calls[target] ?? 0) + 1;
    this.calls[target] = nth;
    const fault = this.#faults.get(target);
    const due = fault !== undefined && nth >= fault.from;
    if (due && !fault.lost) throw new InjectedFault(`${target} call ${nth} fails`);
    const answer = await make();
    if (due) throw new InjectedFault(`the answer of ${target} call ${nth} is lost`);
    return answer;
  }

  /** `db=2 gate=1`, only what was called. */
  toString(): string {
    return Object.entries(this.calls)
      .map(([target, calls]) => `${target}=${calls}`)
      .join(" ");
  }
}
