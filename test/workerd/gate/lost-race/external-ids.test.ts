import { setExternalId } from "~/features/external-ids/set-external-id.server";
import { changerOf } from "../../../support/changer";
import type { TestCompany } from "../../../support/company";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

async function people(company: TestCompany) {
  const [anna, ewa] = [await company.aPerson(), await company.aPerson()];
  const owner = await changerOf(company, company.owner);
  const thing = (person: typeof anna) =>
    ({
      kind: "user",
      publicId: person.publicId,
      id: person.userId,
      name: person.name,
      event: "user_updated",
    }) as const;
  return { owner, anna: thing(anna), ewa: thing(ewa) };
}

lostRaces([
  {
    file: "external-ids/set-external-id",
    what: "another person has got the same id",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, anna, ewa } = await people(company);
      return {
        act: (needs) => setExternalId(needs, owner, anna, "crm-7"),
        faster: () => setExternalId(company.needs(), owner, ewa, "crm-7"),
      };
    },
  },
  {
    file: "external-ids/set-external-id",
    what: "somebody has taken it away",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, anna } = await people(company);
      await setExternalId(company.needs(), owner, anna, "crm-7");
      return {
        act: (needs) => setExternalId(needs, owner, anna, null),
        faster: () => setExternalId(company.needs(), owner, anna, null),
      };
    },
  },
]);
