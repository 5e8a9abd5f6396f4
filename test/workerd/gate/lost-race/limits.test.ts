import type { LimitReached } from "~/domain/limits/meter";
import { askRestore } from "~/features/limits/ask-restore.server";
import { deleteLimit } from "~/features/limits/delete-limit.server";
import { holdAdministrator } from "~/features/limits/hold-administrator.server";
import type { LimitInput } from "~/features/limits/limit-form";
import { logReached } from "~/features/limits/log-reached.server";
import { restoreLimit } from "~/features/limits/restore-limit.server";
import { saveLimit } from "~/features/limits/save-limit.server";
import { switchLimit } from "~/features/limits/switch-limit.server";
import { tellReached } from "~/features/limits/tell-reached.server";
import type { Needs } from "~/features/needs";
import { listLimits } from "~db/queries/limits";
import { changerOf } from "../../../support/changer";
import { from, newId, OFFICE, type TestCompany } from "../../../support/company";
import { aLimit, handle } from "../../../support/limits";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";
const INPUT: LimitInput = {
  intent: "save",
  metric: "messages_sent",
  threshold: 5,
  period: "day",
  who: "all",
  role: [],
  department: [],
  group: [],
  user: [],
  includeAdmins: false,
  action: "deactivate",
  restore: "window",
  warnAt: 80,
  isOn: true,
};
const ownerOf = (company: TestCompany) => changerOf(company, company.owner);

/** A limit that somebody has reached, as the gate has told it. */
async function reached(company: TestCompany): Promise<LimitReached> {
  const anna = await company.aPerson();
  const { limit } = await aLimit(company);
  const id = newId();
  const { now } = company.clock;
  await company.rows(
    "INSERT INTO limit_events(id, account_id, kind, user_id, limit_id, at, until, count, threshold) VALUES (?, ?, 'warned', ?, ?, ?, NULL, 10, 10)",
    id,
    company.accountId,
    anna.userId,
    limit,
    now,
  );
  return { id, kind: "asked", user: anna.userId, limit, at: now, until: null, count: 10, threshold: 10 };
}

lostRaces([
  {
    file: "limits/ask-restore",
    what: "the same person has asked in another tab",
    told: "again_later",
    scene: async (company) => {
      const anna = await company.aPerson();
      const { limit } = await aLimit(company);
      await company.rows(
        "INSERT INTO holds(id, account_id, user_id, kind, starts_at, ref, limit_id) VALUES (?, ?, ?, 'limit', 0, '10/10', ?)",
        newId(),
        company.accountId,
        anna.userId,
        limit,
      );
      const asker = { accountId: company.accountId, userId: anna.userId };
      const ask = (needs: Needs) => askRestore(needs, asker, from(OFFICE));
      return { act: ask, faster: () => ask(company.needs()) };
    },
  },
  {
    file: "limits/save-limit",
    what: `create, ${WHO}`,
    scene: async (company) => {
      const owner = await ownerOf(company);
      return (needs) => saveLimit(needs, owner, null, INPUT);
    },
    told: CONFLICT,
  },
  {
    file: "limits/save-limit",
    what: "edit, the limit has gone",
    scene: async (company) => {
      const owner = await ownerOf(company);
      const { publicId } = await aLimit(company);
      const [limit] = await listLimits(company.db, company.accountId, publicId);
      return {
        act: (needs) => saveLimit(needs, owner, limit ?? null, INPUT),
        faster: () => company.rows("DELETE FROM limits WHERE public_id = ?", publicId),
      };
    },
    told: CONFLICT,
  },
  {
    file: "limits/switch-limit",
    what: "somebody has switched it off already",
    scene: async (company) => {
      const owner = await ownerOf(company);
      const { publicId } = await aLimit(company);
      return {
        act: (needs) => switchLimit(needs, owner, publicId, false),
        faster: () => company.rows("UPDATE limits SET is_on = 0 WHERE public_id = ?", publicId),
      };
    },
    told: CONFLICT,
  },
  {
    file: "limits/delete-limit",
    what: "somebody has deleted it already",
    scene: async (company) => {
      const owner = await ownerOf(company);
      const { publicId } = await aLimit(company);
      return {
        act: (needs) => deleteLimit(needs, owner, publicId),
        faster: () => company.rows("DELETE FROM limits WHERE public_id = ?", publicId),
      };
    },
    told: CONFLICT,
  },
  {
    file: "limits/restore-limit",
    what: WHO,
    scene: async (company) => {
      const anna = await company.aPerson();
      const { publicId } = await aLimit(company, { threshold: 1, period: "month" });
      await handle(company, await changerOf(company, anna), 1);
      const owner = await ownerOf(company);
      return (needs) => restoreLimit(needs, owner, { person: anna.publicId, limit: publicId, raiseTo: null });
    },
    told: CONFLICT,
  },
  {
    file: "limits/hold-administrator",
    what: "the hold is open already",
    scene: async (company) => {
      const one = await reached(company);
      return {
        act: (needs) => holdAdministrator(needs, company.account, one),
        faster: () =>
          company.rows(
            "INSERT INTO holds(id, account_id, user_id, kind, starts_at, limit_id) VALUES (?, ?, ?, 'limit', 0, ?)",
            one.id,
            company.accountId,
            one.user,
            one.limit,
          ),
      };
    },
    told: false,
  },
  {
    file: "limits/log-reached",
    what: "somebody has logged it",
    scene: async (company) => {
      const { id } = await reached(company);
      return {
        act: (needs) => logReached(needs, company.accountId),
        faster: () => company.rows("UPDATE limit_events SET logged_at = 1 WHERE id = ?", id),
      };
    },
    told: 0,
  },
  {
    file: "limits/tell-reached",
    what: "somebody has told it",
    scene: async (company) => {
      const { id } = await reached(company);
      return {
        act: (needs) => tellReached(needs, company.accountId),
        faster: () => company.rows("UPDATE limit_events SET told_at = 1 WHERE id = ?", id),
      };
    },
    told: 0,
  },
]);
