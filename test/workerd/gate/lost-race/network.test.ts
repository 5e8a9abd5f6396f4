import { answerAccessRequest } from "~/features/network/answer-access-request.server";
import { askForAccess } from "~/features/network/ask-for-access.server";
import { PROBATION_MS } from "~/features/network/change-list.server";
import { finishProbation } from "~/features/network/finish-probation.server";
import { askLetIn, useLetIn as letInByLink } from "~/features/network/let-in.server";
import { makeRecoveryCodes } from "~/features/network/make-recovery-codes.server";
import { recoverWithCode } from "~/features/network/recover.server";
import { ELSEWHERE, from, type TestCompany } from "../../../support/company";
import { CONFLICT, changeRights, lostRaces, type Scene } from "../../../support/lost-race";
import { mailsOf } from "../../../support/mails";
import { edit, entry, listOn, saver } from "../../../support/network";

const WHO = "the actor's rights have changed";
const PASSWORD = "correct horse battery staple";

/** Somebody has saved the list. */
const saved = (company: TestCompany) => () =>
  company.rows("UPDATE network_state SET version = version + 1 WHERE account_id = ?", company.accountId);

async function adding(company: TestCompany): Promise<Required<Scene>> {
  const who = await listOn(company);
  const add = { kind: "add" as const, entries: [entry("198.51.100.0/24")] };
  return {
    act: (needs) => edit({ ...company, needs: () => needs }, who, add),
    faster: saved(company),
  };
}

async function asked(company: TestCompany) {
  const anna = await company.aPerson();
  const who = await listOn(company);
  await askForAccess(company.needs(), { accountId: company.accountId, userId: anna.userId }, from(ELSEWHERE));
  const [row] = await company.rows<{ publicId: string }>(
    "SELECT public_id AS publicId FROM access_requests WHERE account_id = ?",
    company.accountId,
  );
  return { who, publicId: row?.publicId ?? "" };
}

async function onTrial(company: TestCompany): Promise<Required<Scene>> {
  const who = await listOn(company);
  await edit(company, who, { kind: "add", entries: [entry("198.51.100.0/24")] }, { probation: true });
  company.clock.now += PROBATION_MS;
  return { act: (needs) => finishProbation(needs, company.account), faster: saved(company) };
}

/** The owner elsewhere, with the link of the mail. */
async function linked(company: TestCompany) {
  await listOn(company);
  const asker = { accountId: company.accountId, userId: company.ownerId };
  await askLetIn(company.needs(), asker, from(ELSEWHERE));
  const [mail] = await mailsOf(company);
  return /token=([\w-]{43})/.exec(mail?.text ?? "")?.[1] ?? "";
}

/** The owner elsewhere, with a password and a recovery code. */
async function withCode(company: TestCompany) {
  const codes = (await makeRecoveryCodes(company.needs(), await listOn(company))) ?? [];
  await company.rows(
    "UPDATE identities SET password_hash = ? WHERE email_key = ?",
    await company.needs().hasher.hash(PASSWORD),
    company.owner.email.toLowerCase(),
  );
  const attempt = { email: company.owner.email, password: PASSWORD, client: from(ELSEWHERE) };
  return { attempt, code: codes[0] ?? "" };
}

lostRaces([
  {
    file: "network/save-list",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => ({ ...(await adding(company)), faster: () => changeRights(company) }),
  },
  { file: "network/save-list", what: "somebody has saved the list", told: CONFLICT, scene: adding },
  {
    file: "network/answer-access-request",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { who, publicId } = await asked(company);
      return (needs) => answerAccessRequest(needs, who, { publicId, answer: "day" });
    },
  },
  {
    file: "network/answer-access-request",
    what: "somebody has answered",
    told: CONFLICT,
    scene: async (company) => {
      const { who, publicId } = await asked(company);
      return {
        act: (needs) => answerAccessRequest(needs, who, { publicId, answer: "day" }),
        faster: () =>
          company.rows("UPDATE access_requests SET answered_at = 1 WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "network/ask-for-access",
    what: "the same person has asked in another tab",
    told: false,
    scene: async (company) => {
      const asker = { accountId: company.accountId, userId: company.ownerId };
      const ask: Scene["act"] = (needs) => askForAccess(needs, asker, from(ELSEWHERE));
      return { act: ask, faster: () => ask(company.needs()) };
    },
  },
  { file: "network/finish-probation", what: "somebody has confirmed it", told: false, scene: onTrial },
  {
    file: "network/let-in",
    what: "the owner's rights have changed",
    told: { ok: false },
    scene: async (company) => {
      const token = await linked(company);
      return (needs) => letInByLink(needs, token);
    },
  },
  {
    file: "network/let-in",
    what: "the link has been used in another tab",
    told: { ok: false },
    scene: async (company) => {
      const token = await linked(company);
      return {
        act: (needs) => letInByLink(needs, token),
        faster: () =>
          company.rows("UPDATE let_in_links SET used_at = 1 WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "network/let-in",
    what: "owners may not help themselves any more",
    told: { ok: false },
    scene: async (company) => {
      const token = await linked(company);
      return {
        act: (needs) => letInByLink(needs, token),
        faster: () =>
          company.rows("UPDATE network_state SET owner_link = 0 WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "network/make-recovery-codes",
    what: WHO,
    told: null,
    scene: async (company) => {
      const who = await saver(company);
      return (needs) => makeRecoveryCodes(needs, who);
    },
  },
  {
    file: "network/recover",
    what: "the person's rights have changed",
    told: { kind: "wrong_code" },
    isLogged: true,
    scene: async (company) => {
      const { attempt, code } = await withCode(company);
      return (needs) => recoverWithCode(needs, attempt, code);
    },
  },
]);
