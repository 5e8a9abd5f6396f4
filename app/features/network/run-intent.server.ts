import { RECOVERY_CODES } from "~/domain/network/recovery-code";
import { countCodes } from "~db/queries/recovery";
import type { Needs } from "../needs";
import { changeList } from "./change-list.server";
import { pasteEntries, removeEntry, saveEntry } from "./entry-intents.server";
import { exemptAdmins, exemptPerson } from "./exempt-intents.server";
import { type Company, type IntentOutcome, saved } from "./intent-outcome.server";
import { makeRecoveryCodes } from "./make-recovery-codes.server";
import type { NetworkIntent } from "./network-form";
import type { Saver } from "./saver";
import { confirmList, revertList } from "./settle-list.server";

/** One form of the page, carried out. The switch is the whole map from what a person may ask to what is done. */
export async function runIntent(
  needs: Needs,
  company: Company,
  intent: NetworkIntent,
): Promise<IntentOutcome> {
  const { saver } = company;
  switch (intent.intent) {
    case "add":
    case "change":
      return saveEntry(needs, company, intent);
    case "paste":
      return pasteEntries(needs, company, intent);
    case "remove":
      return removeEntry(needs, company, intent);
    case "on":
      return switchOn(needs, saver, intent);
    case "off":
      return saved(
        needs,
        saver,
        { kind: "switch", on: false },
        {},
        {
          title: "network.is_off",
          undo: { intent: "on", confirmed: "on" },
        },
      );
    case "tokens":
      return saved(needs, saver, { kind: "tokens", coversTokens: intent.covers }, intent, {
        title: "network.saved",
      });
    case "owner_link": {
      const outcome = await changeList(needs, saver, {
        edit: { kind: "owner_link", ownerLink: intent.allowed },
        probation: false,
        confirmed: true,
      });
      return { kind: "saved", outcome, done: { title: "network.saved" } };
    }
    case "exempt":
    case "unexempt":
      return exemptPerson(needs, saver, intent);
    case "exempt_admins":
      return exemptAdmins(needs, saver);
    case "confirm":
      return { kind: "saved", outcome: await confirmList(needs, saver), done: { title: "network.kept" } };
    case "revert":
      return { kind: "saved", outcome: await revertList(needs, saver), done: { title: "network.reverted" } };
    case "codes":
      return newCodes(needs, saver);
    default:
      return intent satisfies never;
  }
}

/** Codes come with the first switching on, and again when some were used since. */
async function switchOn(
  needs: Needs,
  saver: Saver,
  intent: Extract<NetworkIntent, { intent: "on" }>,
): Promise<IntentOutcome> {
  const switched = await saved(needs, saver, { kind: "switch", on: true }, intent, {
    title: "network.is_on",
    undo: { intent: "off" },
  });
  if (switched.kind !== "saved" || !switched.outcome.ok) return switched;
  const { left } = await countCodes(needs.db(saver.accountId), saver.accountId);
  if (left === RECOVERY_CODES) return switched;
  return { ...switched, codes: (await makeRecoveryCodes(needs, saver)) ?? undefined };
}

async function newCodes(needs: Needs, saver: Saver): Promise<IntentOutcome> {
  const codes = await makeRecoveryCodes(needs, saver);
  return codes === null
    ? { kind: "saved", outcome: { ok: false, refusal: "conflict" }, done: { title: "network.saved" } }
    : {
        kind: "saved",
        outcome: { ok: true, pending: false },
        done: { title: "recovery.codes.title" },
        codes,
      };
}
