import { writeCursor } from "~/domain/log/cursor";
import { setFallback } from "~/features/company/set-fallback.server";
import { updateCompany } from "~/features/company/update-company.server";
import { showPage } from "~/features/live/show-page.server";
import { reportNotMe } from "~/features/log/report-not-me.server";
import { updateProfile } from "~/features/me/update-profile.server";
import { chooseLanguage } from "~/features/profile/choose-language.server";
import { acknowledgeNotice } from "~/features/recorded/acknowledge-notice.server";
import { changeSessionLengths } from "~/features/settings/session-lengths.server";
import { markChecklist } from "~/features/today/mark-checklist.server";
import { changerOf } from "../../../support/changer";
import { from, OFFICE, type TestCompany } from "../../../support/company";
import { type Act, CONFLICT, lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";
const LOST = { lost: true };
const owner = (company: TestCompany) => company.actor(company.owner);

const FORM = {
  name: "Harbour",
  timeZone: "Asia/Tokyo",
  weekStart: 7,
  language: "pl",
  department: "Front desk",
} as const;
const LENGTHS = {
  intent: "save",
  staffPreset: "strict",
  adminPreset: "strict",
  sessionCap: 3,
} as const;

/** The owner's profile as the gate has it, and the actor. */
async function profile(company: TestCompany) {
  const session = await company.signedIn(company.owner);
  const admitted = await session.ask();
  if (!admitted.ok || admitted.facts === null) throw new Error("not admitted");
  const { person } = admitted.facts;
  const me = { ...company.account, userId: company.ownerId, profile: person, actor: await owner(company) };
  return { me, wanted: { ...person, name: "Olena" } };
}

/** The line of the owner's sign-in. */
async function signIn(company: TestCompany) {
  await company.signedIn(company.owner);
  await company.gate().flush();
  const [line] = await company.rows<{ id: number; at: number }>(
    "SELECT id, at FROM auth_log WHERE account_id = ?",
    company.accountId,
  );
  if (line === undefined) throw new Error("not signed in");
  const reporter = { ...company.account, userId: company.ownerId, actor: await owner(company) };
  return { reporter, wanted: { row: writeCursor(line), which: "all" as const, client: from(OFFICE) } };
}

lostRaces([
  {
    file: "me/update-profile",
    what: WHO,
    told: LOST,
    scene: async (company) => {
      const { me, wanted } = await profile(company);
      return (needs) => updateProfile(needs, me, wanted);
    },
  },
  {
    file: "profile/choose-language",
    what: WHO,
    told: LOST,
    scene: async (company) => {
      const actor = await owner(company);
      return (needs) => chooseLanguage(needs, company.account, { actor, before: null, language: "pl" });
    },
  },
  {
    file: "company/update-company",
    what: WHO,
    told: LOST,
    scene: async (company) => {
      const actor = await owner(company);
      return (needs) => updateCompany(needs, company.account, { actor, form: FORM });
    },
  },
  {
    file: "company/update-company",
    what: "somebody has saved the settings",
    told: LOST,
    scene: async (company) => {
      const actor = await owner(company);
      return {
        act: (needs) => updateCompany(needs, company.account, { actor, form: FORM }),
        faster: () =>
          company.rows("UPDATE settings SET week_start = 6 WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "live/show-page",
    what: WHO,
    told: LOST,
    scene: async (company) => {
      const actor = await owner(company);
      return (needs) => showPage(needs, company.account, { actor, on: true, company: "Company" });
    },
  },
  {
    file: "live/show-page",
    what: "somebody has turned it on",
    told: LOST,
    scene: async (company) => {
      const actor = await owner(company);
      return {
        act: (needs) => showPage(needs, company.account, { actor, on: true, company: "Company" }),
        faster: () =>
          company.rows("UPDATE settings SET shows_page = 1 WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "settings/session-lengths",
    what: WHO,
    told: LOST,
    scene: async (company) => {
      const actor = await owner(company);
      return (needs) => changeSessionLengths(needs, company.account, actor, LENGTHS);
    },
  },
  {
    file: "settings/session-lengths",
    what: "somebody has saved other lengths",
    told: LOST,
    scene: async (company) => {
      const actor = await owner(company);
      return {
        act: (needs) => changeSessionLengths(needs, company.account, actor, LENGTHS),
        faster: () =>
          company.rows("UPDATE settings SET session_cap = 7 WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "log/report-not-me",
    what: WHO,
    told: { kind: "conflict" },
    scene: async (company) => {
      const { reporter, wanted } = await signIn(company);
      return (needs) => reportNotMe(needs, reporter, wanted);
    },
  },
  {
    file: "recorded/acknowledge-notice",
    what: WHO,
    told: LOST,
    scene: async (company) => {
      const facts = { accountId: company.accountId, actor: await owner(company), version: 1 };
      return (needs) => acknowledgeNotice(needs, { ...facts, client: from(OFFICE) });
    },
  },
  {
    file: "recorded/acknowledge-notice",
    what: "the notice has changed",
    told: LOST,
    scene: async (company) => {
      const facts = { accountId: company.accountId, actor: await owner(company), version: 1 };
      return {
        act: (needs) => acknowledgeNotice(needs, { ...facts, client: from(OFFICE) }),
        faster: () =>
          company.rows("UPDATE settings SET notice_version = 2 WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "today/mark-checklist",
    what: WHO,
    told: LOST,
    scene: async (company) => {
      const facts = { accountId: company.accountId, actor: await owner(company) };
      return (needs) => markChecklist(needs, { ...facts, item: "train", state: "done" });
    },
  },
  ...[WHO, "somebody has set another"].map((what) => ({
    file: "company/set-fallback",
    what,
    told: CONFLICT,
    scene: async (company: TestCompany) => {
      const { publicId } = await company.aPerson();
      const { userId } = await company.aPerson();
      const changer = await changerOf(company, company.owner);
      const act: Act = (needs) => setFallback(needs, changer, publicId);
      if (what === WHO) return act;
      const another = () =>
        company.rows(
          "UPDATE settings SET fallback_user_id = ? WHERE account_id = ?",
          userId,
          company.accountId,
        );
      return { act, faster: another };
    },
  })),
]);
