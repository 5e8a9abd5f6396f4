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
  "mail.audit_head.subject": "{company}: seal of the audit log",
  "mail.audit_head.text":
    "Keep this letter: with it anybody can see later whether the audit log of {company} was rewritten.\n\nSeal {head}\n\nTo compare, the operator runs: npm run audit:verify -- --account {account} --head {head}\n\n{link}",
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
  "mail.role_changed.edited": "Changed: the rights of the role {what}",
  "mail.limit_reached.subject": "Limit reached: {limit}",
  "mail.limit_reached.text":
    "You have reached a limit in {company}.\n\nLimit: {limit}\nCounted: {n}\nWorks again: {date}\n\nYour work is kept. An administrator can restore access earlier.",
  "mail.limit_of_person.subject": "{person} has reached a limit",
  "mail.limit_of_people.subject": "Limits reached: {n, plural, one {# person} other {# people}}",
  "mail.limit_of_person.text": "{lines}\n\nRestore, raise for this period, or pass the clients on: {link}",
  "mail.limit_of_person.until": "Access stopped until: {date}",
  "mail.limit_of_person.not_held": "Access is not stopped.",
  "mail.limit_of_person.waiting": "{n, plural, one {# client waits} other {# clients wait}} for an answer",
  "mail.limit.until_admin": "when an administrator restores it",
  "mail.activation.subject": "Your access to {company}",
  "mail.activation.text":
    "{person} has created your access to {company}. Choose a password to begin:\n{link}\n\nThe link works once, for {n, plural, one {# day} other {# days}}.",
  "mail.activation_open.text":
    "{person} has created your access to {company}. Sign in with this e-mail and the password that you were given; you will choose a new one at once:\n{link}",
  "mail.confirm_email.subject": "Confirm your e-mail",
  "mail.confirm_email.text":
    "Confirm that this is your e-mail for {company}:\n{link}\n\nThe link works for {n, plural, one {# day} other {# days}}. If you do not know the company, do nothing.",
  "mail.confirm_notice_email.subject": "Confirm this address for notices",
  "mail.confirm_notice_email.text":
    "Notices of {company} are to come to this address:\n{link}\n\nThe link works for {n, plural, one {# hour} other {# hours}}. If you did not ask for it, do nothing.",
  "mail.mail_broken.subject": "Mail does not reach {person}",
  "mail.mail_broken.text":
    "The mailbox {address} has refused three letters in a row.\n\nThe server said: {answer}\n\nCheck the address and send a test: {link}",
  "mail.test.subject": "Test: mail works",
  "mail.test.text": "A test that was sent at {time}. Nothing has to be done.",
  "mail.system.mail_down.subject": "Letters have not been leaving",
  "mail.system.mail_down.text":
    "Since {time} the mail server has not answered. Letters wait and go out by themselves once it does.\n\nWhat waits, and what the server said: {link}",
  "mail.system.copy_failed.subject": "A full copy could not be made",
  "mail.system.copy_failed.text":
    "The full copy that was due could not be made ({time}).\n\nMake one by hand, or look at what went wrong: {link}",
  "mail.system.audit_broken.subject": "The audit log was changed from outside",
  "mail.system.audit_broken.text":
    'The daily check of {time} found entries or seals of the audit log that are not as they were written. Ask whoever runs the server to run "npm run audit:verify" and to keep a backup as it is now.\n\nThe log: {link}',
  "mail.system.webhook_dead.subject": "A webhook's messages were given up",
  "mail.system.webhook_dead.text":
    "The webhook “{name}” has not taken a message in spite of all attempts ({time}). It is not tried again by itself.\n\nWhat it answered, and “Send again”: {link}",
  "mail.system.news.subject": "News of Gatehouse",
  "mail.system.news.text": "{news}\n\n{link}",
  "mail.action.open": "Open Gatehouse",
  "mail.action.look": "Have a look",
  "mail.action.sign_in": "Sign in",
  "mail.action.let_in": "Let this address in",
  "mail.action.answer": "Answer",
  "mail.action.set_password": "Set a new password",
  "mail.action.my_sign_ins": "My sign-ins",
  "mail.action.accept": "Accept the invitation",
  "mail.action.begin": "Begin",
  "mail.action.confirm": "Confirm",
} as const;
