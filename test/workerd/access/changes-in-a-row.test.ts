import { expect, test } from "vitest";
import { levelOf } from "~/domain/access";
import { saveRole } from "~/features/access/save-role.server";
import { sealSession } from "~/http/session-cookie";
import { admit } from "~workers/admission";
import { configOf } from "~workers/config";
import { aRole, changerOf, grantRole } from "../../support/changer";
import { aCompany, env, OFFICE } from "../../support/company";

const LEVELS = [undefined, "own_dept", "any"] as const;

test("a hundred changes of a role in a row: each holds at the next request of every holder, and no answer is of before [security.md 7]", async () => {
  const company = await aCompany();
  const role = await aRole(company, { name: "Shift", cells: {} });
  const config = configOf(env);
  const holders = await Promise.all(
    [1, 2].map(async () => {
      const holder = await company.aPerson();
      await grantRole(company, holder, role.id);
      return holder;
    }),
  );
  const cookies = await Promise.all(
    holders.map(async (holder) => {
      const { token } = await company.signedIn(holder);
      const account = company.accountPublicId;
      return `__Host-gatehouse=${await sealSession(config.COOKIE_KEYS, { account, shard: 0, token })}`;
    }),
  );
  /** As a request of theirs is admitted, with what the isolate keeps of the one before. */
  const seen = async (cookie: string) => {
    const asked = { cookie, address: OFFICE, now: company.clock.now, page: "/", requestId: "test" };
    const { signedIn } = await admit(env, config, asked);
    if (signedIn === null) throw new Error("a holder was not let in");
    return levelOf(signedIn, "stats.team");
  };
  const owner = await changerOf(company, company.owner);
  const stale: number[] = [];
  let level: (typeof LEVELS)[number];
  for (let n = 1; n <= 100; n++) {
    // Three levels in turn, and each seventh time the role is switched off.
    const isActive = n % 7 !== 0;
    const next = LEVELS[n % LEVELS.length];
    const edit = { publicId: role.publicId, version: n, name: "Shift", description: `${n}`, isActive };
    const saved = await saveRole(company.needs(), owner, {
      ...edit,
      cells: next ? { "stats.team": next } : {},
    });
    expect(saved, `change ${n}`).toEqual({ ok: true, pending: false });
    level = isActive ? next : undefined;
    for (const cookie of cookies) if ((await seen(cookie)) !== (level ?? "denied")) stale.push(n);
    company.clock.now += 100;
  }
  expect(stale).toEqual([]);
});
