import { closeCompany } from "~/features/closing/close-company.server";
import { keepCompany } from "~/features/closing/keep-company.server";
import { changerOf } from "../../../support/changer";
import { aCopy, close } from "../../../support/closing";
import type { TestCompany } from "../../../support/company";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const nameOf = async ({ rows, accountId }: TestCompany) => {
  const [row] = await rows<{ name: string }>(
    "SELECT company_name AS name FROM settings WHERE account_id = ?",
    accountId,
  );
  return row?.name ?? "";
};

lostRaces([
  {
    file: "closing/close-company",
    what: "the owner's rights have changed",
    told: CONFLICT,
    scene: async (company) => {
      await aCopy(company);
      const owner = await changerOf(company, company.owner);
      const name = await nameOf(company);
      return (needs) => closeCompany(needs, owner, name);
    },
  },
  {
    file: "closing/close-company",
    what: "the copy has been removed",
    told: CONFLICT,
    scene: async (company) => {
      await aCopy(company);
      const owner = await changerOf(company, company.owner);
      const name = await nameOf(company);
      return {
        act: (needs) => closeCompany(needs, owner, name),
        faster: () => company.rows("DELETE FROM account_copies WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "closing/keep-company",
    what: "another owner has kept it",
    told: CONFLICT,
    scene: async (company) => {
      await close(company);
      const owner = await changerOf(company, company.owner);
      return {
        act: (needs) => keepCompany(needs, owner),
        faster: () =>
          company.rows("UPDATE settings SET closing_at = NULL WHERE account_id = ?", company.accountId),
      };
    },
  },
]);
