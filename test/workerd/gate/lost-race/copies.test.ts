import { choosePeriod } from "~/features/copies/make-copy.server";
import { erasePerson } from "~/features/erasure/erase-person.server";
import { changerOf } from "../../../support/changer";
import { lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";

lostRaces([
  {
    file: "copies/make-copy",
    what: WHO,
    told: { lost: true },
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      return (needs) => choosePeriod(needs, owner, "weekly", "daily");
    },
  },
  {
    file: "erasure/erase-person",
    what: WHO,
    told: { ok: false, refusal: "conflict" },
    scene: async (company) => {
      const person = await company.aPerson();
      await company.rehydrate();
      await company.rows("UPDATE users SET deleted_at = 1 WHERE id = ?", person.userId);
      const owner = await changerOf(company, company.owner);
      const typed = `${person.name} ${person.surname}`;
      return (needs) => erasePerson(needs, owner, { person: person.publicId, typed });
    },
  },
]);
