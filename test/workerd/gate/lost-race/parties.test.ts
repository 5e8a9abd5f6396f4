import { takeRecordBack, throwRecordAway } from "~/features/work/card/throw-away.server";
import { createParty } from "~/features/work/parties/create-party.server";
import { editParty } from "~/features/work/parties/edit-party.server";
import { mergeContacts } from "~/features/work/parties/merge-contacts.server";
import { changerOf } from "../../../support/changer";
import type { TestCompany } from "../../../support/company";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";
const KIND = { kind: "contact" } as const;

/** Two contacts of the owner's. */
async function contacts(company: TestCompany) {
  const owner = await changerOf(company, company.owner);
  const [row] = await company.rows<{ publicId: string }>(
    "SELECT public_id AS publicId FROM users WHERE id = ?",
    company.ownerId,
  );
  const viewer = { ...owner, publicId: row?.publicId ?? "" };
  const make = async (name: string) => {
    const made = await createParty(company.needs(), viewer, { ...KIND, texts: { name }, points: [] });
    if (!made.ok) throw new Error(made.refusal);
    const [{ id = 0 } = {}] = await company.rows<{ id: number }>(
      "SELECT id FROM contacts WHERE public_id = ?",
      made.publicId,
    );
    return { id, publicId: made.publicId, name };
  };
  return { viewer, anna: await make("Anna"), twin: await make("Anna Nowak") };
}

lostRaces([
  {
    file: "work/parties/create-party",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { viewer } = await contacts(company);
      return (needs) => createParty(needs, viewer, { ...KIND, texts: { name: "Ewa" }, points: [] });
    },
  },
  {
    file: "work/parties/edit-party",
    what: "somebody has changed it",
    told: CONFLICT,
    scene: async (company) => {
      const { viewer, anna } = await contacts(company);
      const edit = { ...KIND, party: anna.publicId, seen: null, points: null };
      return {
        act: (needs) => editParty(needs, viewer, { ...edit, mine: { name: "Anna Lis" } }),
        faster: () => editParty(company.needs(), viewer, { ...edit, mine: { name: "Anna Wilk" } }),
      };
    },
  },
  {
    file: "work/parties/merge-contacts",
    what: "the duplicate has been thrown away",
    told: CONFLICT,
    scene: async (company) => {
      const { viewer, anna, twin } = await contacts(company);
      return {
        act: (needs) => mergeContacts(needs, viewer, { keep: anna.publicId, from: twin.publicId }),
        faster: () => throwRecordAway(company.needs(), viewer, { ...KIND, ...twin }),
      };
    },
  },
  {
    file: "work/card/throw-away",
    what: "somebody has thrown it away",
    told: CONFLICT,
    scene: async (company) => {
      const { viewer, anna } = await contacts(company);
      return {
        act: (needs) => throwRecordAway(needs, viewer, { ...KIND, ...anna }),
        faster: () => throwRecordAway(company.needs(), viewer, { ...KIND, ...anna }),
      };
    },
  },
  {
    file: "work/card/throw-away",
    what: "somebody has taken it back",
    told: CONFLICT,
    scene: async (company) => {
      const { viewer, anna } = await contacts(company);
      await throwRecordAway(company.needs(), viewer, { ...KIND, ...anna });
      return {
        act: (needs) => takeRecordBack(needs, viewer, { ...KIND, ...anna }),
        faster: () => takeRecordBack(company.needs(), viewer, { ...KIND, ...anna }),
      };
    },
  },
]);
