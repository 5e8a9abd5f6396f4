/** Settings → Company → Close the account, and what is told of it (AU-23). */
export const closing = {
  "closing.title": "Close the company's account",
  "closing.lead": "{company}: people, records, logs and files.",
  "closing.entry": "Everything is erased 30 days later. Until then you can keep the company.",
  "closing.open": "Close the account…",
  "closing.what.shut":
    "From that moment only owners come in. Everybody else reads why and whom to ask; API tokens are refused.",
  "closing.what.kept":
    "For 30 days nothing is deleted, and any owner can keep the company with one click. Sessions and tokens work again then.",
  "closing.what.erased":
    "After 30 days everything is erased: people, records, logs, files and copies. There is no way back.",
  "closing.what.people": "Whoever also belongs to another company keeps their sign-in there.",
  "closing.step_copy": "1. Take the data with you",
  "closing.step_copy_hint": "A full copy made within the last day. Download it: it is erased with the rest.",
  "closing.step_name": "2. Close the account",
  "closing.step_name_hint": "All administrators get a letter.",
  "closing.copy_first": "Make a full copy first: there is none from the last day.",
  "closing.close": "Close the account",
  "closing.not_typed": "The name that was typed is another one. Nothing has changed.",
  "closing.already": "The account is being closed already.",
  "closing.not_closing": "The account is not being closed.",
  "closing.days_left": "The account closes in {n, plural, one {# day} other {# days}}.",
  "closing.asked_by": "{name} asked for it.",
  "closing.grace": "On {date} everything is erased. Until then only owners come in.",
  "closing.keep": "Keep the company",
  "closing.keep_or_not": "Keep the company or not",
  "mail.company_closing.subject": "{company} is being closed",
  "mail.company_closing.text":
    "{person} has asked to close the account of {company}. Everything in it is erased on {date}.\n\nUntil then only owners come in, and any of them can keep the company: {link}",
  "mail.company_closing_soon.subject": "{company} is erased in {n, plural, one {# day} other {# days}}",
  "mail.company_closing_soon.text":
    "Everything in the account of {company} is erased on {date}: there is no way back from it.\n\nUntil then any owner can keep the company or take a full copy: {link}",
  "mail.company_kept.subject": "{company} stays",
  "mail.company_kept.text":
    "{person} has kept {company}: its account is not closed, and everybody can come in again.\n\n{link}",
  "mailkind.company_closing": "The company's account is being closed",
  "mailkind.company_closing_soon": "The company's account is about to be erased",
  "mailkind.company_kept": "The company's account is kept",
  "audit.field.closing_at": "Account closes",
} as const;
