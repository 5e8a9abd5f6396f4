import type { invite as en } from "../en/invite";

export const invite = {
  "invite.lead": "Каждый получит свою ссылку. Она действует один раз, 7 дней.",
  "invite.emails": "Рабочие email",
  "invite.emails_hint": "Один или много: из таблицы, чата, письма.",
  "invite.channels": "Чаты: источники отдела. Если их нет, не будет видно ни одного чата.",
  "invite.language": "Язык письма",
  "invite.results": "Отправлено",
  "invite.problem.bad_email": "Это не email",
  "invite.problem.already_here": "Уже есть среди пользователей",
  "invite.problem.above_you": "Это больше прав, чем есть у вас",
  "invite.problem.conflict": "Ваши права изменились. Повторите",
  "invite.waiting": "Приглашены",
  "invite.until": "Ссылка действует до {date}",
  "invite.late": "Срок ссылки истёк",
  "invite.resend": "Новая ссылка",
  "invite.revoke": "Отозвать",
  "invite.revoked": "Приглашение отозвано: ссылка больше не действует.",
  "accept.title": "Приглашение",
  "accept.lead": "Компания {company} приглашает вас. Вход – по адресу {email}.",
  "accept.lead_known":
    "Компания {company} приглашает вас. Введите пароль, который у вас уже есть для {email}.",
  "accept.submit": "Присоединиться",
  "accept.dead": "Ссылка больше не действует. Попросите новое приглашение.",
} satisfies Record<keyof typeof en, string>;
