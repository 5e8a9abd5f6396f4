import { placeWords } from "../../log/place.server";
import type { MailDetails } from "../details";
import type { Write } from "./letter";

export const passwordReset: Write<MailDetails["password_reset"]> = ({ token, minutes }) => ({
  subject: "mail.reset.subject",
  text: "mail.reset.text",
  values: { n: minutes },
  link: { path: `/reset/${token}`, action: "mail.action.set_password" },
});

export const passwordChanged: Write<MailDetails["password_changed"]> = ({ ip, at }, { format }) => ({
  subject: "mail.password_changed.subject",
  text: "mail.password_changed.text",
  values: { ip: ip ?? "?", time: format.dateTime(at) },
  link: { path: "/reset", action: "mail.action.set_password" },
});

export const newDevice: Write<MailDetails["new_device"]> = (details, { format, language }) => ({
  subject: "mail.new_device.subject",
  text: "mail.new_device.text",
  values: {
    device: details.device,
    ip: placeWords(details, language) || "?",
    time: format.dateTime(details.at),
  },
  link: { path: `/log?session=${details.session}`, action: "mail.action.my_sign_ins" },
});

export const notMe: Write<MailDetails["not_me"]> = (details, { format, language }) => ({
  subject: "mail.not_me.subject",
  text: "mail.not_me.text",
  values: {
    person: details.person,
    device: details.device,
    ip: placeWords(details, language) || "?",
    time: format.dateTime(details.at),
  },
  link: { path: `/log?session=${details.session ?? ""}`, action: "mail.action.look" },
});
