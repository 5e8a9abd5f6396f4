import { answerRight } from "~/features/access/answer-right.server";
import { askForRight } from "~/features/access/ask-for-right.server";
import { changeRoles } from "~/features/access/change-roles.server";
import { giveAccess } from "~/features/access/give-access.server";
import type { GiveRequest } from "~/features/access/plan-give.server";
import { assignReviewTo } from "~/features/access/review/assign-review.server";
import { keepAccess } from "~/features/access/review/keep-access.server";
import { keepGrant } from "~/features/access/review/keep-grant.server";
import { revokeGrant } from "~/features/access/revoke-grant.server";
import { changerOf, templateId } from "../../../support/changer";
import { from, OFFICE, type TestCompany } from "../../../support/company";
import { CONFLICT, changeRights, lostRaces, REFUSED } from "../../../support/lost-race";

/** Anna, and the owner before anything has changed. */
async function people(company: TestCompany) {
  const anna = await company.aPerson();
  return { anna, owner: await changerOf(company, company.owner) };
}

async function giving(company: TestCompany) {
  const { anna, owner } = await people(company);
  const request: GiveRequest = {
    kind: "user",
    subjects: [anna.publicId],
    roles: [],
    cell: { permission: "stats.team", level: "any" },
    source: null,
    from: null,
    until: null,
  };
  return { anna, owner, request };
}

async function given(company: TestCompany) {
  const { anna, owner, request } = await giving(company);
  await giveAccess(company.needs(), owner, request);
  const [grant] = await company.rows<{ id: number; public_id: string }>(
    "SELECT id, public_id FROM grants WHERE account_id = ? AND permission = 'stats.team'",
    company.accountId,
  );
  if (grant === undefined) throw new Error("not given");
  return { anna, owner, grant };
}

async function rolesWanted(company: TestCompany) {
  const { anna, owner } = await people(company);
  const wanted = { system: await templateId(company, "operator"), chat: null, special: [] };
  return { anna, owner, request: { person: anna.publicId, wanted } };
}

async function asked(company: TestCompany) {
  const { anna, owner } = await people(company);
  const { accountId } = company;
  await askForRight(company.needs(), { accountId, userId: anna.userId }, "stats.team", from(OFFICE));
  const [row] = await company.rows<{ public_id: string }>(
    "SELECT public_id FROM access_requests WHERE account_id = ?",
    accountId,
  );
  return { owner, request: row?.public_id ?? "" };
}

lostRaces([
  {
    file: "access/give-access",
    what: "the actor's rights have changed",
    told: REFUSED,
    scene: async (company) => {
      const { owner, request } = await giving(company);
      return (needs) => giveAccess(needs, owner, request);
    },
  },
  {
    file: "access/give-access",
    what: "somebody has changed the rights of the person",
    told: REFUSED,
    scene: async (company) => {
      const { anna, owner, request } = await giving(company);
      return {
        act: (needs) => giveAccess(needs, owner, request),
        faster: () => changeRights(company, anna.userId),
      };
    },
  },
  {
    file: "access/revoke-grant",
    what: "the actor's rights have changed",
    told: REFUSED,
    scene: async (company) => {
      const { owner, grant } = await given(company);
      return (needs) => revokeGrant(needs, owner, grant.public_id);
    },
  },
  {
    file: "access/revoke-grant",
    what: "somebody has taken the grant away",
    told: REFUSED,
    scene: async (company) => {
      const { owner, grant } = await given(company);
      return {
        act: (needs) => revokeGrant(needs, owner, grant.public_id),
        faster: () => company.rows("DELETE FROM grants WHERE id = ?", grant.id),
      };
    },
  },
  {
    file: "access/change-roles",
    what: "the actor's rights have changed",
    told: REFUSED,
    scene: async (company) => {
      const { owner, request } = await rolesWanted(company);
      return (needs) => changeRoles(needs, owner, request);
    },
  },
  {
    file: "access/change-roles",
    what: "somebody has changed the rights of the person",
    told: REFUSED,
    scene: async (company) => {
      const { anna, owner, request } = await rolesWanted(company);
      return {
        act: (needs) => changeRoles(needs, owner, request),
        faster: () => changeRights(company, anna.userId),
      };
    },
  },
  {
    file: "access/answer-right",
    what: "the actor's rights have changed",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, request } = await asked(company);
      return (needs) => answerRight(needs, owner, request, "done");
    },
  },
  {
    file: "access/answer-right",
    what: "somebody has answered",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, request } = await asked(company);
      return {
        act: (needs) => answerRight(needs, owner, request, "done"),
        faster: () =>
          company.rows("UPDATE access_requests SET answered_at = 1 WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "access/ask-for-right",
    what: "the same person has asked in another tab",
    told: false,
    scene: async (company) => {
      const asker = { accountId: company.accountId, userId: company.ownerId };
      const ask = (needs: Parameters<typeof askForRight>[0]) =>
        askForRight(needs, asker, "stats.team", from(OFFICE));
      return { act: ask, faster: () => ask(company.needs()) };
    },
  },
  {
    file: "access/review/keep-access",
    what: "the actor's rights have changed",
    told: "conflict",
    scene: async (company) => {
      const { anna, owner } = await people(company);
      return (needs) => keepAccess(needs, owner, anna.publicId);
    },
  },
  {
    file: "access/review/keep-grant",
    what: "the actor's rights have changed",
    told: "conflict",
    scene: async (company) => {
      const { owner, grant } = await given(company);
      return (needs) => keepGrant(needs, owner, grant.public_id);
    },
  },
  {
    file: "access/review/assign-review",
    what: "the actor's rights have changed",
    told: "conflict",
    scene: async (company) => {
      const reviewer = await company.aPerson({ roles: ["administrator"] });
      const { anna, owner } = await people(company);
      return (needs) => assignReviewTo(needs, owner, { person: anna.publicId, reviewer: reviewer.publicId });
    },
  },
]);
