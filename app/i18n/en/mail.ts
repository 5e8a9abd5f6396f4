/** Subject and text of every mail; a text is plain, paragraphs are parted by an empty line. */
export const mail = {
  "mail.greeting": "Hello {name},",
  "mail.footer": "Gatehouse writes on behalf of {company}.",
  "mail.reset.subject": "Password reset",
  "mail.reset.text":
    "Set a new password with this link:\n{link}\n\nIt works once, for {n} min. If you did not ask for it, do nothing: the password stays as it is.",
  "mail.password_changed.subject": "Your password was changed",
  "mail.password_changed.text":
    "{time}, address {ip}. All other sessions are ended.\n\nIf it wasn't you, reset the password: {link}",
  "mail.new_device.subject": "Sign-in from a new device: {device}",
  "mail.new_device.text":
    'Company: {company}\nDevice: {device}\nAddress: {ip}\nTime: {time}\n\nIf it was you, there is nothing to do. If not, open your sign-ins and choose "This wasn\'t me": {link}',
  "mail.not_me.subject": '{person}: "This wasn\'t me"',
  "mail.not_me.text":
    "{person} does not recognise a sign-in.\n\nDevice: {device}\nAddress: {ip}\nTime: {time}\n\nAll sessions of this person are ended, and a new password is needed. What else was done from there stands in the log: {link}",
  "mail.let_in.subject": "Come in from {ip}",
  "mail.let_in.text":
    "Someone with your password tried to come in to {company} from the address {ip}, which is not on the IP allowlist.\n\nIf it was you, this link lets the address in for 1 day:\n{link}\n\nIt works once, for {n} min. If it wasn't you, change your password.",
  "mail.recovery_used.subject": "The IP allowlist is off: a recovery code was used",
  "mail.recovery_used.text":
    "The IP allowlist of {company} was switched off with a recovery code.\n\nAddress: {ip}\nTime: {time}\n\nCodes left: {n}. Check the list and switch it on again: {link}",
  "mail.gate_opened.subject": "The IP allowlist is off: opened from the server",
  "mail.gate_opened.text":
    "The IP allowlist of {company} was switched off from the server at {time}. Check the list and switch it on again: {link}",
  "mail.access_request.subject": "{person} asks for access",
  "mail.access_request.text":
    "{person} could not come in from the address {ip} ({time}).\n\nAllow for a day, always, or ignore: {link}",
  "mail.access_given.subject": "You can come in",
  "mail.access_given.text": "The address {ip} is allowed until {date}: {link}",
  "mail.access_given_always.text": "The address {ip} is allowed now: {link}",
  "mail.notice.subject": "What {company} sees about your work",
  "mail.role_changed.subject": "Your rights have changed",
  "mail.role_changed.text": "{lines}\n\nIt is in effect now: {link}",
  "mail.role_changed.given": "Added: {what}",
  "mail.role_changed.taken": "Taken away: {what}",
  "mail.blocked.subject": "Access stopped: {company}",
  "mail.blocked.text": "Your access to {company} is blocked.\n{lines}",
  "mail.blocked.until": "Until: {date}",
  "mail.blocked.for_good": "lifted by an administrator",
  "mail.blocked.reason": "Reason: {reason}",
  "mail.blocked.contact": "Contact: {name}",
  "mail.deactivated.subject": "Access stopped: {company}",
  "mail.deactivated.text": "Your access to {company} is switched off. Your work is kept.\n{lines}",
  "mail.unblocked.subject": "Access restored: {company}",
  "mail.unblocked.text": "You can sign in to {company} again: {link}",
  "mail.block_ended.subject": "The block has ended: {person}",
  "mail.block_ended.text": "{person} can sign in again since {time}: {link}",
  "mail.invitation.subject": "Invitation: {company}",
  "mail.invitation.text":
    "{person} invites you to {company}:\n{link}\n\nThe link works once, for {n, plural, one {# day} other {# days}}.",
} as const;
