import { runWebhook, type WebhookAct } from "~/features/webhooks/run-webhook.server";
import { createWebhook, editWebhook, rotateSecret } from "~/features/webhooks/save-webhook.server";
import { CONFLICT, changeRights, lostRaces, type Race } from "../../../support/lost-race";
import { aWebhook } from "../../../support/webhooks";

const WHO = "the actor's rights have changed";
const WANTED = { name: "Other", url: "https://other.example.com/", events: ["logout" as const] };

const acts: [string, WebhookAct][] = [
  ["it is paused", { act: "pause" }],
  ["a test is sent", { act: "test" }],
  ["it is deleted", { act: "delete" }],
];

lostRaces([
  {
    file: "webhooks/save-webhook",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { acting } = await aWebhook(company, ["logout"]);
      return (needs) => createWebhook(needs, acting, WANTED);
    },
  },
  {
    file: "webhooks/save-webhook",
    what: `${WHO}, while it is edited`,
    told: CONFLICT,
    scene: async (company) => {
      const { acting, id } = await aWebhook(company, ["logout"]);
      return (needs) => editWebhook(needs, acting, id, WANTED);
    },
  },
  {
    file: "webhooks/save-webhook",
    what: `${WHO}, while its secret is replaced`,
    told: CONFLICT,
    scene: async (company) => {
      const { acting, id } = await aWebhook(company, ["logout"]);
      return (needs) => rotateSecret(needs, acting, id);
    },
  },
  ...acts.map(
    ([what, act]): Race => ({
      file: "webhooks/run-webhook",
      what: `${WHO}, while ${what}`,
      told: CONFLICT,
      scene: async (company) => {
        const { acting, id } = await aWebhook(company, ["logout"]);
        return (needs) => runWebhook(needs, acting, id, act);
      },
    }),
  ),
  {
    file: "webhooks/run-webhook",
    what: "somebody has paused it",
    told: CONFLICT,
    scene: async (company) => {
      const { acting, id, needs } = await aWebhook(company, ["logout"]);
      return {
        act: (slow) => runWebhook(slow, acting, id, { act: "test" }),
        faster: () => runWebhook(needs(), acting, id, { act: "pause" }),
      };
    },
  },
  {
    file: "webhooks/run-webhook",
    what: `${WHO}, while a message is sent again`,
    told: CONFLICT,
    scene: async (company) => {
      const { acting, id, needs, run, rows } = await aWebhook(company, ["logout"]);
      await runWebhook(needs(), acting, id, { act: "test" });
      await run();
      const delivery = (await rows())[0]?.public_id ?? "";
      return {
        act: (slow) => runWebhook(slow, acting, id, { act: "replay", delivery }),
        faster: () => changeRights(company),
      };
    },
  },
]);
