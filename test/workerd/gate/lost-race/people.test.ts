import { days, hours } from "~/domain/time/durations";
import { finishHold, listDueHolds } from "~/features/holds/finish-holds.server";
import { liftHolds } from "~/features/holds/lift-holds.server";
import { stopAccess } from "~/features/holds/stop-access.server";
import { setIntegrator } from "~/features/integrator/set-integrator.server";
import { acceptInvitation } from "~/features/invite/accept-invitation.server";
import { answerInvite } from "~/features/invite/answer-invite.server";
import { sendInvitation } from "~/features/invite/send-invitation.server";
import { mendConfirmation } from "~/features/newcomers/confirm-email.server";
import { createPerson } from "~/features/newcomers/create-person.server";
import { saveSeatCap } from "~/features/newcomers/save-seat-cap.server";
import { editProfile } from "~/features/people/edit-profile.server";
import { switchMailsOf } from "~/features/people/switch-mails-of.server";
import { undoImport } from "~/features/people-import/undo-import.server";
import { sendReset } from "~/features/session/send-reset.server";
import { readOffer } from "~db/queries/newcomer-offer";
import { changerOf } from "../../../support/changer";
import { from, OFFICE, type TestCompany } from "../../../support/company";
import { aHold } from "../../../support/holds";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const BLOCK = { kind: "manual_block", reason: "late", showReason: false, endsAt: null } as const;
const WHO = "the actor's rights have changed";

async function people(company: TestCompany) {
  const anna = await company.aPerson();
  return { anna, owner: await changerOf(company, company.owner) };
}

async function held(company: TestCompany, endsAt: number | null) {
  const anna = await company.aPerson();
  const { id } = await aHold(company, anna.userId, "manual_block", endsAt);
  return { anna, id, owner: await changerOf(company, company.owner) };
}
const lifted = (company: TestCompany, id: string) => () =>
  company.rows("UPDATE holds SET lifted_at = 1 WHERE id = ?", id);

const EMAIL = "new@test.test";
const PROFILE = { name: "Ewa", surname: "Nowak", phone: null, language: "en" };
const WANTED = { role: "manager", department: "", groups: [], sources: null, cells: [], profile: PROFILE };
const offerOf = (company: TestCompany) => readOffer(company.needs().db(company.accountId), company.accountId);

/** An invitation that is on its way, with its link and its row. */
async function invited(company: TestCompany) {
  const owner = await changerOf(company, company.owner);
  const email = `${company.accountPublicId.toLowerCase()}@test.test`;
  const offer = await offerOf(company);
  const department = offer.units.find(({ id }) => id === company.departmentId)?.publicId ?? "";
  const sent = await sendInvitation(company.needs(), owner, offer, email, { ...WANTED, department });
  if (!("link" in sent)) throw new Error(sent.problem);
  const [row] = await company.rows<{ id: number; public_id: string }>(
    "SELECT id, public_id FROM invitations WHERE account_id = ?",
    company.accountId,
  );
  if (row === undefined) throw new Error("not sent");
  const withdrawn = () => company.rows("UPDATE invitations SET revoked_at = 1 WHERE id = ?", row.id);
  const token = sent.link.split("/").at(-1) ?? "";
  const accepting = { token, name: "Ewa", surname: "Nowak", password: "seven brave otters sing" };
  return { owner, row, withdrawn, accepting: { ...accepting, client: from(OFFICE), here: null } };
}
const withdrawal = (publicId: string) => {
  const form = new FormData();
  form.set("intent", "revoke");
  form.set("invitation", publicId);
  return form;
};

lostRaces([
  {
    file: "people/switch-mails-of",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { anna, owner } = await people(company);
      return (needs) => switchMailsOf(needs, owner, anna.publicId, ["blocked"]);
    },
  },
  {
    file: "holds/stop-access",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { anna, owner } = await people(company);
      return (needs) => stopAccess(needs, owner, anna.publicId, BLOCK);
    },
  },
  {
    file: "holds/stop-access",
    what: "somebody has blocked the person",
    told: CONFLICT,
    scene: async (company) => {
      const { anna, owner } = await people(company);
      return {
        act: (needs) => stopAccess(needs, owner, anna.publicId, BLOCK),
        faster: () =>
          company.rows(
            "INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at) VALUES ('first' || ?1, ?1, ?2, 'manual_block', '', 0)",
            company.accountId,
            anna.userId,
          ),
      };
    },
  },
  {
    file: "holds/lift-holds",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { anna, id, owner } = await held(company, null);
      return (needs) => liftHolds(needs, owner, anna.publicId, [id]);
    },
  },
  {
    file: "holds/lift-holds",
    what: "somebody has lifted it",
    told: CONFLICT,
    scene: async (company) => {
      const { anna, id, owner } = await held(company, null);
      return {
        act: (needs) => liftHolds(needs, owner, anna.publicId, [id]),
        faster: lifted(company, id),
      };
    },
  },
  {
    file: "holds/finish-holds",
    what: "another run has finished it",
    told: false,
    scene: async (company) => {
      const { id } = await held(company, company.clock.now + hours(1));
      company.clock.now += hours(1);
      const [due] = (await listDueHolds(company.needs())).filter((hold) => hold.id === id);
      if (due === undefined) throw new Error("not due");
      return { act: (needs) => finishHold(needs, due), faster: lifted(company, id) };
    },
  },
  {
    file: "holds/finish-holds",
    what: "somebody has made it longer",
    told: false,
    scene: async (company) => {
      const { id } = await held(company, company.clock.now + hours(1));
      company.clock.now += hours(1);
      const [due] = (await listDueHolds(company.needs())).filter((hold) => hold.id === id);
      if (due === undefined) throw new Error("not due");
      const later = company.clock.now + days(1);
      return {
        act: (needs) => finishHold(needs, due),
        faster: () => company.rows("UPDATE holds SET ends_at = ? WHERE id = ?", later, id),
      };
    },
  },
  {
    file: "invite/send-invitation",
    what: WHO,
    told: { email: EMAIL, problem: "conflict" },
    scene: async (company) => {
      const { owner } = await people(company);
      const offer = await offerOf(company);
      return (needs) => sendInvitation(needs, owner, offer, EMAIL, WANTED);
    },
  },
  {
    file: "invite/answer-invite",
    what: WHO,
    told: { status: 409, body: { revoked: false } },
    scene: async (company) => {
      const { owner, row } = await invited(company);
      return (needs) => answerInvite(needs, owner, withdrawal(row.public_id));
    },
  },
  {
    file: "invite/answer-invite",
    what: "the invitation is withdrawn already",
    told: { status: 409, body: { revoked: false } },
    scene: async (company) => {
      const { owner, row, withdrawn } = await invited(company);
      return {
        act: (needs) => answerInvite(needs, owner, withdrawal(row.public_id)),
        faster: withdrawn,
      };
    },
  },
  {
    file: "invite/join",
    what: "the invitation is withdrawn",
    told: { kind: "dead" },
    scene: async (company) => {
      const { accepting, withdrawn } = await invited(company);
      return { act: (needs) => acceptInvitation(needs, accepting), faster: withdrawn };
    },
  },
  {
    file: "invite/join",
    what: "the inviter has been blocked",
    told: { kind: "dead" },
    scene: async (company) => {
      const { accepting } = await invited(company);
      return {
        act: (needs) => acceptInvitation(needs, accepting),
        faster: () =>
          company.rows(
            "INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at) VALUES ('first' || ?1, ?1, ?2, 'manual_block', '', 0)",
            company.accountId,
            company.ownerId,
          ),
      };
    },
  },
  {
    file: "invite/join",
    what: "the department is gone",
    told: { kind: "dead" },
    scene: async (company) => {
      const { accepting } = await invited(company);
      return {
        act: (needs) => acceptInvitation(needs, accepting),
        faster: () => company.rows("UPDATE units SET is_active = 0 WHERE id = ?", company.departmentId),
      };
    },
  },
  {
    file: "newcomers/create-person",
    what: WHO,
    told: { kind: "problem", problem: "conflict" },
    scene: async (company) => {
      const { owner } = await people(company);
      const offer = await offerOf(company);
      const email = `made-${company.accountId}@test.test`;
      return (needs) =>
        createPerson(needs, owner, offer, {
          profile: { ...PROFILE, email },
          wanted: WANTED,
          start: { by: "link" },
        });
    },
  },
  {
    file: "newcomers/confirm-email",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const anna = await company.aPerson({ confirmed: false });
      const owner = await changerOf(company, company.owner);
      return (needs) => mendConfirmation(needs, owner, anna.publicId, "mark_confirmed");
    },
  },
  {
    file: "newcomers/save-seat-cap",
    what: WHO,
    told: false,
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      return (needs) => saveSeatCap(needs, owner, 7);
    },
  },
  {
    file: "newcomers/save-seat-cap",
    what: "somebody has set another cap",
    told: false,
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      return {
        act: (needs) => saveSeatCap(needs, owner, 7),
        faster: () =>
          company.rows("UPDATE settings SET seat_cap = 9 WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "integrator/set-integrator",
    what: WHO,
    told: { ok: false, problem: "conflict" },
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      const anna = await company.aPerson();
      await company.rows("UPDATE users SET kind = 'integrator' WHERE id = ?", anna.userId);
      return (needs) => setIntegrator(needs, owner, "");
    },
  },
  {
    file: "integrator/set-integrator",
    what: "somebody has cleared the code",
    told: { ok: false, problem: "conflict" },
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      const anna = await company.aPerson();
      await company.rows("UPDATE users SET kind = 'integrator' WHERE id = ?", anna.userId);
      return {
        act: (needs) => setIntegrator(needs, owner, ""),
        faster: () =>
          company.rows(
            "INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at) VALUES ('first' || ?1, ?1, ?2, 'inactive', '', 0)",
            company.accountId,
            anna.userId,
          ),
      };
    },
  },
  {
    file: "people/edit-profile",
    what: "somebody has edited the profile",
    told: CONFLICT,
    scene: async (company) => {
      const { anna, owner } = await people(company);
      const edit = { name: "Ann", surname: "New", phone: null, language: null };
      return {
        act: (needs) => editProfile(needs, owner, anna.publicId, edit),
        faster: () => company.rows("UPDATE users SET surname = 'Newer' WHERE id = ?", anna.userId),
      };
    },
  },
  {
    file: "people-import/undo-import",
    what: "the person has signed in",
    told: { write: [], cursor: 2, done: 1 },
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      const anna = await company.aPerson();
      const { accountId, accountPublicId } = company;
      await company.rows(
        "INSERT INTO import_rows(account_id, job_id, line, data, state, made_id) VALUES (?1, ?2, 2, '{}', 'made', ?2)",
        accountId,
        anna.userId,
      );
      const job = {
        accountId,
        accountPublicId,
        jobId: 1,
        publicId: "x",
        input: { importId: anna.userId },
        cursor: null,
        done: 0,
        total: 1,
        actor: owner.actor,
      };
      return {
        act: (needs) => undoImport.step(needs, job),
        faster: () => company.rows("UPDATE users SET last_sign_in_at = 1 WHERE id = ?", anna.userId),
      };
    },
  },
  {
    file: "session/send-reset",
    what: WHO,
    told: { ok: false, refusal: "not_allowed" },
    scene: async (company) => {
      const { anna, owner } = await people(company);
      return (needs) => sendReset(needs, owner, anna.publicId, from(OFFICE));
    },
  },
]);
