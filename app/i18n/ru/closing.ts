import type { closing as en } from "../en/closing";

/** Settings → Company → Close the account, and what is told of it (AU-23). */
export const closing = {
  "closing.title": "Закрытие аккаунта компании",
  "closing.lead": "{company}: люди, записи, журналы и файлы.",
  "closing.entry": "Через 30 дней всё будет удалено. До этого компанию можно оставить.",
  "closing.open": "Закрыть аккаунт…",
  "closing.what.shut":
    "С этого момента войти могут только владельцы. Остальные увидят причину и к кому обратиться; токены API не принимаются.",
  "closing.what.kept":
    "30 дней ничего не удаляется, и любой владелец может оставить компанию одним нажатием. Сеансы и токены снова заработают.",
  "closing.what.erased":
    "Через 30 дней удаляется всё: люди, записи, журналы, файлы и копии. Вернуть их нельзя.",
  "closing.what.people": "Кто состоит и в другой компании, сохраняет вход в неё.",
  "closing.step_copy": "1. Заберите данные",
  "closing.step_copy_hint":
    "Полная копия, сделанная за последние сутки. Скачайте её: она будет удалена вместе с остальным.",
  "closing.step_name": "2. Закройте аккаунт",
  "closing.step_name_hint": "Все администраторы получат письмо.",
  "closing.copy_first": "Сначала сделайте полную копию: за последние сутки её нет.",
  "closing.close": "Закрыть аккаунт",
  "closing.not_typed": "Введено другое название. Ничего не изменилось.",
  "closing.already": "Аккаунт уже закрывается.",
  "closing.not_closing": "Аккаунт не закрывается.",
  "closing.days_left":
    "Аккаунт закроется через {n, plural, one {# день} few {# дня} many {# дней} other {# дня}}.",
  "closing.asked_by": "Запросил: {name}.",
  "closing.grace": "{date} всё будет удалено. До этого войти могут только владельцы.",
  "closing.keep": "Оставить компанию",
  "closing.keep_or_not": "Оставить или нет",
  "mail.company_closing.subject": "{company}: аккаунт закрывается",
  "mail.company_closing.text":
    "Запрошено закрытие аккаунта {company} (запросил: {person}). Всё в нём будет удалено {date}.\n\nДо этого войти могут только владельцы, и любой из них может оставить компанию: {link}",
  "mail.company_closing_soon.subject":
    "{company}: через {n, plural, one {# день} few {# дня} many {# дней} other {# дня}} всё будет удалено",
  "mail.company_closing_soon.text":
    "Всё в аккаунте {company} будет удалено {date} без возможности вернуть.\n\nДо этого любой владелец может оставить компанию или забрать полную копию: {link}",
  "mail.company_kept.subject": "{company}: аккаунт остаётся",
  "mail.company_kept.text":
    "Аккаунт {company} не закрывается (решение: {person}). Все снова могут войти.\n\n{link}",
  "mailkind.company_closing": "Аккаунт компании закрывается",
  "mailkind.company_closing_soon": "Аккаунт компании скоро будет удалён",
  "mailkind.company_kept": "Аккаунт компании остаётся",
  "audit.field.closing_at": "Закрытие аккаунта",
} satisfies Record<keyof typeof en, string>;
