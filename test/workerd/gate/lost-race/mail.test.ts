import { sha256hex } from "~/domain/ids/sha256";
import { retryMail } from "~/features/mail/log/retry-mail.server";
import { askNoticeAddress } from "~/features/mail/own/ask-notice-address.server";
import { confirmNoticeAddress } from "~/features/mail/own/confirm-notice-address.server";
import { dropNoticeAddress } from "~/features/mail/own/drop-notice-address.server";
import { switchMails } from "~/features/mail/own/switch-mails.server";
import { postMail } from "~/features/mail/post-mail.server";
import { queueMail } from "~/features/mail/queue-mail.server";
import type { TestCompany } from "../../../support/company";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";
const LOST = { lost: true };
const tokenOf = ({ accountId }: TestCompany) => String(accountId).padStart(43, "t");

const me = async (company: TestCompany) => ({
  ...company.account,
  userId: company.ownerId,
  profile: { email: company.owner.email, name: company.owner.name, language: null },
  actor: await company.actor(company.owner),
});

/** The owner wishes notices elsewhere, and has the link. */
const wished = async (company: TestCompany) =>
  company.rows(
    "INSERT INTO mail_channels(account_id, user_id, wanted_email, wanted_token_hash, wanted_until) VALUES (?, ?, ?, ?, ?)",
    company.accountId,
    company.ownerId,
    "other@example.com",
    await sha256hex(tokenOf(company)),
    company.clock.now + 1000,
  );

/** A mail that has failed and can be sent again. */
async function failed(company: TestCompany): Promise<string> {
  const { accountId, ownerId } = company;
  const to = { users: [ownerId] };
  await postMail(
    company.needs(),
    accountId,
    queueMail(company.needs(), { accountId, kind: "test", to, details: { at: 0 } }),
  );
  const [row] = await company.rows<{ id: string }>(
    "UPDATE mail_outbox SET state = 'failed' WHERE account_id = ? RETURNING public_id AS id",
    accountId,
  );
  return row?.id ?? "";
}

lostRaces([
  {
    file: "mail/own/switch-mails",
    what: WHO,
    told: LOST,
    scene: async (company) => {
      const who = await me(company);
      return (needs) => switchMails(needs, who, ["blocked"]);
    },
  },
  {
    file: "mail/own/ask-notice-address",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const who = await me(company);
      return (needs) => askNoticeAddress(needs, who, "other@example.com");
    },
  },
  {
    file: "mail/own/drop-notice-address",
    what: WHO,
    told: LOST,
    scene: async (company) => {
      await wished(company);
      const who = await me(company);
      return (needs) => dropNoticeAddress(needs, who);
    },
  },
  {
    file: "mail/own/confirm-notice-address",
    what: "the link was followed in the same instant",
    told: false,
    scene: async (company) => {
      await wished(company);
      return {
        act: (needs) => confirmNoticeAddress(needs, tokenOf(company)),
        faster: () => confirmNoticeAddress(company.needs(), tokenOf(company)),
      };
    },
  },
  {
    file: "mail/log/retry-mail",
    what: WHO,
    told: false,
    scene: async (company) => {
      const id = await failed(company);
      const actor = await company.actor(company.owner);
      return (needs) =>
        retryMail(
          { ...needs, mailer: { driver: null, sendSoon: () => undefined } },
          { ...company.account, actor },
          id,
        );
    },
  },
]);
