import { connectChannel } from "~/features/channels/connect-channel.server";
import { setDepartments } from "~/features/channels/set-departments.server";
import { setQueue } from "~/features/channels/set-queue.server";
import { setReceives } from "~/features/channels/set-receives.server";
import { setTicks } from "~/features/channels/set-ticks.server";
import { updateChannel } from "~/features/channels/update-channel.server";
import { findChannel } from "~db/queries/registries/channels";
import { changerOf } from "../../../support/changer";
import { newId, type TestCompany } from "../../../support/company";
import { CONFLICT, changeRights, lostRaces, REFUSED } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";

/** A channel with Boris in its queue. */
async function aChannel(company: TestCompany) {
  const [anna, boris] = [await company.aPerson(), await company.aPerson()];
  const { accountId } = company;
  const publicId = newId();
  await company.rows(
    "INSERT INTO sources(account_id, public_id, kind, name, created_at) VALUES (?, ?, 'whatsapp', 'WhatsApp', 0)",
    accountId,
    publicId,
  );
  const read = () => findChannel(company.db, accountId, publicId);
  const { id } = (await read())!;
  const queue = ({ userId }: { userId: number }) =>
    company.rows(
      "INSERT INTO source_queue(account_id, source_id, user_id) VALUES (?, ?, ?)",
      accountId,
      id,
      userId,
    );
  await queue(boris);
  return {
    anna,
    boris,
    owner: await changerOf(company, company.owner),
    publicId,
    channel: (await read())!,
    queue,
  };
}

async function department(company: TestCompany) {
  const [row] = await company.rows<{ publicId: string }>(
    "SELECT public_id AS publicId FROM units WHERE id = ?",
    company.departmentId,
  );
  return row?.publicId ?? "";
}

async function builtIn(company: TestCompany) {
  const [row] = await company.rows<{ publicId: string }>(
    "SELECT public_id AS publicId FROM connections WHERE account_id = ? AND is_built_in = 1",
    company.accountId,
  );
  return row?.publicId ?? "";
}

const TICKS = { history: true, reply: false, configure: false };

lostRaces([
  {
    file: "channels/connect-channel",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      return (needs) => connectChannel(needs, owner, { name: "WhatsApp", kind: "whatsapp" });
    },
  },
  {
    file: "channels/connect-channel",
    what: "somebody has taken the name",
    told: CONFLICT,
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      return {
        act: (needs) => connectChannel(needs, owner, { name: "WhatsApp", kind: "whatsapp" }),
        faster: () => aChannel(company),
      };
    },
  },
  {
    file: "channels/update-channel",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { owner, publicId } = await aChannel(company);
      return (needs) => updateChannel(needs, owner, publicId, { status: "off" });
    },
  },
  {
    file: "channels/update-channel",
    what: "somebody has put a person into its queue, whose rights change with it",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, publicId, anna, queue } = await aChannel(company);
      return {
        act: (needs) => updateChannel(needs, owner, publicId, { status: "off" }),
        faster: () => queue(anna),
      };
    },
  },
  {
    file: "channels/set-queue",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { owner, publicId, anna } = await aChannel(company);
      return (needs) => setQueue(needs, owner, publicId, [anna.publicId]);
    },
  },
  {
    file: "channels/set-queue",
    what: "somebody has changed the queue",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, publicId, anna, queue } = await aChannel(company);
      return {
        act: (needs) => setQueue(needs, owner, publicId, [anna.publicId]),
        faster: () => queue(company.owner),
      };
    },
  },
  {
    file: "channels/set-receives",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { owner, publicId, anna } = await aChannel(company);
      const wanted = { connection: await builtIn(company), person: anna.publicId, receives: true };
      return (needs) => setReceives(needs, owner, publicId, wanted);
    },
  },
  {
    file: "channels/set-receives",
    what: "somebody has changed the rights of the person",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, publicId, anna } = await aChannel(company);
      const wanted = { connection: await builtIn(company), person: anna.publicId, receives: true };
      return {
        act: (needs) => setReceives(needs, owner, publicId, wanted),
        faster: () => changeRights(company, anna.userId),
      };
    },
  },
  {
    file: "channels/set-departments",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { owner, publicId } = await aChannel(company);
      const sales = await department(company);
      return (needs) => setDepartments(needs, owner, publicId, [sales]);
    },
  },
  {
    file: "channels/set-departments",
    what: "somebody has ticked the department",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, publicId, channel } = await aChannel(company);
      const sales = await department(company);
      return {
        act: (needs) => setDepartments(needs, owner, publicId, [sales]),
        faster: () =>
          company.rows(
            "INSERT INTO department_sources(account_id, department_id, source_id) VALUES (?, ?, ?)",
            company.accountId,
            company.departmentId,
            channel.id,
          ),
      };
    },
  },
  {
    file: "channels/set-ticks",
    what: WHO,
    told: REFUSED,
    scene: async (company) => {
      const { owner, channel, anna } = await aChannel(company);
      return (needs) => setTicks(needs, owner, channel, { person: anna.publicId, ticks: TICKS });
    },
  },
  {
    file: "channels/set-ticks",
    what: "somebody has changed the rights of the person",
    told: REFUSED,
    scene: async (company) => {
      const { owner, channel, anna } = await aChannel(company);
      return {
        act: (needs) => setTicks(needs, owner, channel, { person: anna.publicId, ticks: TICKS }),
        faster: () => changeRights(company, anna.userId),
      };
    },
  },
]);
