import { expect, test } from "vitest";
import { minutes } from "~/domain/time/durations";
import { createPerson } from "~/features/newcomers/create-person.server";
import { linkNewcomers } from "~/features/newcomers/link-newcomers.server";
import { readOffer } from "~db/queries/newcomer-offer";
import { configOf } from "~workers/config";
import { needsOf } from "~workers/context";
import { changerOf } from "../../support/changer";
import { aCompany, env } from "../../support/company";
import { Crash, crashingD1 } from "../../support/crashing-d1";

const WANTED = { role: "manager", department: "", groups: [], sources: null, cells: [] };

test.each(["before", "after"] as const)(
  "the machine dies %s any call while somebody is added: afterwards they are there with a way in, or not there and added again [MC-19]",
  async (when) => {
    const company = await aCompany();
    const owner = await changerOf(company, company.owner);
    const offer = await readOffer(company.db, company.accountId);
    let left = 0;
    for (let at = 1; ; at++) {
      const profile = {
        email: `${when}${at}.${company.accountId}@gap.test`,
        name: "Ewa",
        surname: "Nowak",
        phone: null,
        language: "en",
      };
      const { db, machine } = crashingD1(env.DB, at, when);
      const facts = { now: company.clock.now, requestId: "test", later: () => undefined };
      const dying = needsOf({ ...env, DB: db }, configOf(env), facts);
      const making = { profile, wanted: WANTED, start: { by: "link" as const } };
      await createPerson(dying, owner, offer, making).catch((died) => {
        if (!(died instanceof Crash) && !/dead|died/.test(String(died?.cause ?? died))) throw died;
      });
      company.clock.now += minutes(1);
      left += await linkNewcomers(company.needs());
      const people = () =>
        company.rows<{ linked: number }>(
          `SELECT EXISTS (SELECT 1 FROM identity_accounts a WHERE a.identity_id = u.identity_id AND a.user_id = u.id) AS linked
            FROM users u WHERE u.email = ?`,
          profile.email,
        );
      if ((await people()).length === 0) await createPerson(company.needs(), owner, offer, making);
      expect(await people(), `call ${at}`).toEqual([{ linked: 1 }]);
      if (!machine.isDead) break;
    }
    expect(left).toBeGreaterThan(0);
  },
);
