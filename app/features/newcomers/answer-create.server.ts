import { parseWithZod } from "@conform-to/zod/v4";
import { said } from "~/i18n/said";
import { readOffer } from "~db/queries/newcomer-offer";
import type { Needs } from "../needs";
import { saidRefusal } from "../session/new-password-form";
import { CreateForm } from "./create-form";
import type { CreateAnswer } from "./create-page";
import { type Creator, createPerson } from "./create-person.server";
import { wantedOf } from "./gift-form";
import { countryOf, toE164 } from "./phone.server";

type Maker = Creator & { settings: { timeZone: string } };

/** One request of "Add user": refusals stand beside their field, and what was typed stays, but for the password. */
export async function answerCreate(
  needs: Needs,
  maker: Maker,
  form: FormData,
): Promise<{ status: number; body: CreateAnswer }> {
  const submission = parseWithZod(form, { schema: CreateForm });
  const wrong = (fieldErrors: Record<string, string[]>, status = 400) => ({
    status,
    body: { result: submission.reply({ hideFields: ["password"], fieldErrors }) },
  });
  if (submission.status !== "success")
    return { status: 400, body: { result: submission.reply({ hideFields: ["password"] }) } };
  const { name, surname, email, language, right, start, password, ...rest } = submission.value;
  const phone = rest.phone.trim() === "" ? null : toE164(rest.phone, countryOf(maker.settings));
  if (phone === null && rest.phone.trim() !== "") return wrong({ phone: [said("error.phone")] });
  const offer = await readOffer(needs.db(maker.accountId), maker.accountId);
  const outcome = await createPerson(needs, maker, offer, {
    profile: { email, name, surname, phone, language },
    wanted: wantedOf(rest, right),
    start: start === "link" ? { by: "link" } : { by: "password", password },
  });
  switch (outcome.kind) {
    case "password":
      return wrong({ password: [saidRefusal(outcome.refusal)] });
    case "problem": {
      const { problem, state } = outcome;
      if (problem === "already_here") {
        const text = said(state ? `newcomer.known.${state}` : "error.email_taken", { email });
        return wrong({ email: [text] }, 409);
      }
      if (problem === "above_you") return wrong({ role: [said("error.above_you")] }, 403);
      const text = problem === "full" ? said("newcomer.full") : said("error.conflict");
      return {
        status: 409,
        body: { result: submission.reply({ hideFields: ["password"], formErrors: [text] }) },
      };
    }
    default: {
      const publicId = outcome.kind === "created" ? outcome.publicId : null;
      const done = { kind: outcome.kind, publicId, name: `${name} ${surname}`, email, link: outcome.link };
      return { status: 200, body: { done } };
    }
  }
}
