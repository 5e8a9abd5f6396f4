import { ingest } from "~/features/activity/ingest.server";
import { forgetObject, forgetType, registerType, tellObjects } from "~/features/authzen/register-type.server";
import { setExternalId } from "~/features/external-ids/set-external-id.server";
import { changerOf } from "../../../support/changer";
import type { TestCompany } from "../../../support/company";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";
const owner = (company: TestCompany) => changerOf(company, company.owner);

const INVOICE = {
  type: "invoice",
  ownerAttribute: "owner",
  departmentAttribute: null,
  actions: [{ pattern: "", action: "read", permission: "deals.view" as const }],
};

/** A company that has the type, with one thing of it. */
async function withInvoices(company: TestCompany) {
  const acting = await owner(company);
  await registerType(company.needs(), acting, INVOICE);
  await tellObjects(company.needs(), acting, "invoice", [{ id: "1", owner: null, department: null }]);
  return acting;
}

lostRaces([
  {
    file: "activity/ingest",
    what: WHO,
    told: [{ id: "1", state: "refused", reason: "conflict", isHeld: false }],
    scene: async (company) => {
      const acting = await owner(company);
      const settings = { ...acting.settings, timeZone: "UTC", weekStart: 1 };
      const event = { id: "1", user: acting.publicId, kind: "message_sent", at: company.clock.now } as const;
      return (needs) => ingest(needs, { ...acting, settings }, [{ ...event, object: null, amount: 1 }]);
    },
  },
  {
    file: "authzen/register-type",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const acting = await owner(company);
      return (needs) => registerType(needs, acting, INVOICE);
    },
  },
  {
    file: "authzen/register-type",
    what: `${WHO}, while a type is forgotten`,
    told: CONFLICT,
    scene: async (company) => {
      const acting = await withInvoices(company);
      return (needs) => forgetType(needs, acting, "invoice");
    },
  },
  {
    file: "authzen/register-type",
    what: `${WHO}, while things are told`,
    told: CONFLICT,
    scene: async (company) => {
      const acting = await withInvoices(company);
      return (needs) => tellObjects(needs, acting, "invoice", [{ id: "2", owner: null, department: null }]);
    },
  },
  {
    file: "authzen/register-type",
    what: `${WHO}, while a thing is forgotten`,
    told: CONFLICT,
    scene: async (company) => {
      const acting = await withInvoices(company);
      return (needs) => forgetObject(needs, acting, { type: "invoice", id: "1" });
    },
  },
  {
    file: "external-ids/set-external-id",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const acting = await owner(company);
      const thing = {
        kind: "user",
        publicId: acting.publicId,
        id: acting.userId,
        name: "Owner",
        event: "user_updated",
      } as const;
      return (needs) => setExternalId(needs, acting, thing, "crm-7");
    },
  },
]);
