import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boundScopeOf,
  can,
  compile,
  explain,
  levelOf,
  lowerOf,
  RANK,
  type Scope,
  signatureOf,
  type Target,
  type Viewer,
  whoCan,
} from "~/domain/access";
import { contributionsTo, decideByEngine, targetIn, viewerIn } from "../../support/company-engine";
import { ASKED, companyArbitrary } from "../../support/random-company";

describe("in random companies", () => {
  test("explain gives the answer of the check, and its causes add up to the level [MC-34, MC-84]", () => {
    fc.assert(
      fc.property(companyArbitrary, ({ company, questions }) => {
        for (const question of questions) {
          const { userId, permission, record } = question;
          const viewer = viewerIn(company, userId);
          const target = record === null ? undefined : targetIn(company, record);
          const { allowed, level, merged, clamps, reasons } = explain({
            contributions: contributionsTo(company, userId),
            permission,
            target,
            gates: [],
            who: viewer,
            strictChannelCoupling: company.isStrict,
            now: company.now,
          });
          expect(allowed).toBe(decideByEngine(company, question));
          if (target !== undefined) expect(level).toBe(levelOf(viewer, permission, target));
          // What BX-14 took account-wide, a bound grant may have raised again: never below the clamp.
          const clamp = clamps.at(-1);
          if (level !== merged) expect(clamp?.cell).toBe(permission);
          if (clamp !== undefined) expect(RANK[clamp.to]).toBeLessThanOrEqual(RANK[level]);
          if (permission === "account.close") continue;
          const widest = Math.max(
            0,
            ...reasons.map((one) => (one.state === "counts" ? RANK[one.level ?? "denied"] : 0)),
          );
          expect(RANK[merged]).toBeLessThanOrEqual(widest);
        }
      }),
    );
  });

  test("the scope of a list admits exactly the rows that the check admits (issue 3, done 2)", () => {
    fc.assert(
      fc.property(companyArbitrary, ({ company }) => {
        for (const { userId } of company.people) {
          const viewer = viewerIn(company, userId);
          for (const permission of ASKED.filter((one) => one !== "account.close")) {
            const { base, sources, connections } = boundScopeOf(viewer, permission);
            for (const record of company.records) {
              const row = targetIn(company, record);
              const wider = [
                ...widened(sources, record.sourceId, userId),
                ...widened(connections, record.connectionId, userId),
              ];
              const isListed = [base, ...wider].some((scope) => admits(scope, viewer, row));
              expect(isListed).toBe(can(viewer, permission, row));
            }
          }
        }
      }),
    );
  });

  test("equal signatures mean equal rights, whatever the order", () => {
    fc.assert(
      fc.property(companyArbitrary, ({ company }) => {
        const options = { strictChannelCoupling: company.isStrict, now: company.now };
        const bySignature = new Map<string, unknown>();
        for (const { userId } of company.people) {
          const contributions = contributionsTo(company, userId);
          const rights = compile(contributions.toReversed(), options);
          expect(compile(contributions, options)).toEqual(rights);
          const known = bySignature.get(signatureOf(contributions));
          if (known !== undefined) expect(rights).toEqual(known);
          bySignature.set(signatureOf(contributions), rights);
        }
      }),
    );
  });

  test("a preview is never wider than either person, anywhere [AU-08]", () => {
    fc.assert(
      fc.property(companyArbitrary, ({ company, questions }) => {
        const [actor, subject] = [viewerIn(company, 1), viewerIn(company, 2)];
        const preview = { ...subject, rights: lowerOf(actor.rights, subject.rights) };
        for (const { permission, record } of questions) {
          const place = record === null ? undefined : targetIn(company, record);
          const level = (viewer: Viewer) => RANK[levelOf({ ...viewer, isOwner: false }, permission, place)];
          expect(level(preview)).toBeLessThanOrEqual(level(actor));
          expect(level(preview)).toBeLessThanOrEqual(level(subject));
        }
      }),
    );
  });

  test("who can is the check, asked of everybody [MC-84]", () => {
    fc.assert(
      fc.property(companyArbitrary, ({ company, questions }) => {
        const people = company.people.map(({ userId }) => ({ viewer: viewerIn(company, userId), gates: [] }));
        for (const { permission, record } of questions) {
          if (record === null) continue;
          const ids = whoCan(permission, targetIn(company, record), people).map(
            ({ person }) => person.viewer.userId,
          );
          const expected = company.people.filter(({ userId }) =>
            decideByEngine(company, { userId, permission, record }),
          );
          expect(ids).toEqual(expected.map(({ userId }) => userId));
        }
      }),
    );
  });
});

type Wider = ReturnType<typeof boundScopeOf>["sources"];

/** The further scopes of a row on this source or connection. */
function widened({ own, reach, any }: Wider, place: number | null, userId: number): Scope[] {
  if (place === null) return [];
  if (any.includes(place)) return [{ kind: "any" }];
  if (reach.includes(place)) return [{ kind: "reach", userId }];
  return own.includes(place) ? [{ kind: "own", userId }] : [];
}

/** A scope read as a filter over rows. */
function admits(scope: Scope, { reach }: Viewer, { responsibles = [] }: Target): boolean {
  if (scope.kind === "any") return true;
  if (scope.kind === "none") return false;
  const isOwn = responsibles.some(({ userId }) => userId === scope.userId);
  const isReached = responsibles.some(({ units }) => units.some((unit) => reach.includes(unit)));
  return isOwn || (scope.kind === "reach" && isReached);
}
