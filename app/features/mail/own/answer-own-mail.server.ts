import { parseWithZod } from "@conform-to/zod/v4";
import type { Needs } from "../../needs";
import { sendTest } from "../send-test.server";
import { askNoticeAddress } from "./ask-notice-address.server";
import { dropNoticeAddress } from "./drop-notice-address.server";
import type { OwnMailAnswer } from "./own-mail-answer";
import { AddressForm, SwitchForm } from "./own-mail-form";
import type { Receiver } from "./receiver";
import { switchMails } from "./switch-mails.server";

type Answer = { status: number; body: OwnMailAnswer };
type Me = Receiver & { profile: { publicId: string } };

/** One request of the page My mail. */
export async function answerOwnMail(needs: Needs, me: Me, form: FormData): Promise<Answer> {
  switch (form.get("intent")) {
    case "switch": {
      const submission = parseWithZod(form, { schema: SwitchForm });
      if (submission.status !== "success") return { status: 400, body: { ok: false } };
      const { lost } = await switchMails(needs, me, submission.value.on as never);
      return lost ? CONFLICT : done("saved");
    }
    case "address":
      return address(needs, me, form);
    case "drop":
      return (await dropNoticeAddress(needs, me)).lost ? CONFLICT : done("dropped");
    case "test": {
      const outcome = await sendTest(needs, me, me.profile.publicId);
      return outcome.ok ? done("test") : THROTTLED;
    }
    default:
      return { status: 400, body: { ok: false } };
  }
}

async function address(needs: Needs, me: Me, form: FormData): Promise<Answer> {
  const submission = parseWithZod(form, { schema: AddressForm });
  const result = submission.reply();
  if (submission.status !== "success") return { status: 400, body: { ok: false, result } };
  const outcome = await askNoticeAddress(needs, me, submission.value.email);
  if (outcome.ok) return done("asked");
  return outcome.refusal === "throttled"
    ? { ...THROTTLED, body: { ...THROTTLED.body, result } }
    : { ...CONFLICT, body: { ...CONFLICT.body, result } };
}

const done = (said: OwnMailAnswer["said"] & string): Answer => ({ status: 200, body: { ok: true, said } });
const CONFLICT = { status: 409, body: { ok: false, said: "conflict" as const } };
const THROTTLED = { status: 429, body: { ok: false, said: "throttled" as const } };
