import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { minutes } from "~/domain/time/durations";
import { Sessions } from "~workers/objects/account-gate/sessions";
import { aCompany } from "../../support/company";

const NEW_HASH = "f".repeat(64);
const gone = null;

/** What another instance of the gate does to a session, and what this one, which has it in memory, then finds. */
test.each<[string, (other: Sessions, hash: string, id: string, now: number) => void, object | null]>([
  ["nothing", () => undefined, { ended_at: null, kind: "browser" }],
  ["ends it", (other, hash, _id, now) => other.end(hash, "signed_out", now), { end_reason: "signed_out" }],
  [
    "ends it by its id",
    (other, _hash, id, now) => other.endById(id, "revoked", now),
    { end_reason: "revoked" },
  ],
  ["ends all", (other, _hash, _id, now) => other.endAll("epoch", now), { end_reason: "epoch" }],
  ["gives it a new token", (other, hash, _id, now) => other.renew(other.find(hash)!, NEW_HASH, now), gone],
  [
    "begins a preview in it",
    (other, hash, _id, now) => other.showAs(hash, { subject: 7, until: now + minutes(30) }),
    { kind: "preview", subject: 7 },
  ],
])("a replaced instance lets nobody in from memory: another one %s", async (_what, does, found) => {
  const company = await aCompany();
  const { tokenHash, sessionId } = await company.signedIn(await company.aPerson());
  const { now } = company.clock;
  await runInDurableObject(company.stub(), (_gate, { storage: { sql, kv } }) => {
    const replaced = new Sessions(sql, kv);
    for (let look = 0; look < 2; look++) expect(replaced.find(tokenHash)).toMatchObject({ ended_at: null });
    does(new Sessions(sql, kv), tokenHash, sessionId, now);
    if (found === gone) expect(replaced.find(tokenHash)).toBeNull();
    else expect(replaced.find(tokenHash)).toMatchObject(found);
  });
});
