import type { mail as en } from "../en/mail";

export const mail = {
  "mail.greeting": "Здравствуйте, {name}!",
  "mail.footer": "Gatehouse пишет по поручению компании {company}.",
  "mail.reset.subject": "Сброс пароля",
  "mail.reset.text":
    "Задайте новый пароль по ссылке:\n{link}\n\nОна действует один раз, {n} мин. Если запрос не от вас, ничего не делайте: пароль останется прежним.",
  "mail.password_changed.subject": "Пароль изменён",
  "mail.password_changed.text":
    "{time}, адрес {ip}. Все остальные сеансы завершены.\n\nЕсли это не вы, сбросьте пароль: {link}",
  "mail.new_device.subject": "Вход с нового устройства: {device}",
  "mail.new_device.text":
    "Компания: {company}\nУстройство: {device}\nАдрес: {ip}\nВремя: {time}\n\nЕсли это вы, ничего делать не нужно. Если нет, откройте свои входы и нажмите «Это не я»: {link}",
  "mail.not_me.subject": "{person}: «Это не я»",
  "mail.not_me.text":
    "Сотрудник {person} не узнаёт вход.\n\nУстройство: {device}\nАдрес: {ip}\nВремя: {time}\n\nВсе сеансы этого человека завершены, нужен новый пароль. Что ещё было сделано оттуда, видно в логе: {link}",
  "mail.let_in.subject": "Вход с адреса {ip}",
  "mail.let_in.text":
    "Кто-то с вашим паролем пробует войти в компанию {company} с адреса {ip}, которого нет в белом списке IP.\n\nЕсли это вы, ссылка разрешит этот адрес на 1 день:\n{link}\n\nОна действует один раз, {n} мин. Если это не вы, смените пароль.",
  "mail.audit_head.subject": "{company}: печать журнала изменений",
  "mail.audit_head.text":
    "Сохраните это письмо: по нему можно проверить, не переписан ли журнал изменений {company}.\n\nПечать {head}\n\nДля сверки оператор запускает: npm run audit:verify -- --account {account} --head {head}\n\n{link}",
  "mail.recovery_used.subject": "Белый список IP выключен: использован код восстановления",
  "mail.recovery_used.text":
    "Белый список IP компании {company} выключен кодом восстановления.\n\nАдрес: {ip}\nВремя: {time}\n\nОсталось кодов: {n}. Проверьте список и включите его снова: {link}",
  "mail.gate_opened.subject": "Белый список IP выключен с сервера",
  "mail.gate_opened.text":
    "Белый список IP компании {company} выключен с сервера: {time}. Проверьте список и включите его снова: {link}",
  "mail.access_request.subject": "{person} просит доступ",
  "mail.access_request.text":
    "Сотрудник {person}: вход с адреса {ip} не разрешён ({time}).\n\nРазрешить на день, навсегда или пропустить: {link}",
  "mail.access_given.subject": "Вход разрешён",
  "mail.access_given.text": "Адрес {ip} разрешён до {date}: {link}",
  "mail.access_given_always.text": "Адрес {ip} теперь разрешён: {link}",
  "mail.notice.subject": "Что компания {company} видит о вашей работе",
  "mail.role_changed.subject": "Ваши права изменились",
  "mail.role_changed.text": "{lines}\n\nУже действует: {link}",
  "mail.role_changed.given": "Добавлено: {what}",
  "mail.role_changed.taken": "Убрано: {what}",
  "mail.blocked.subject": "Доступ закрыт: {company}",
  "mail.blocked.text": "Ваш доступ в компанию {company} заблокирован.\n{lines}",
  "mail.blocked.until": "До: {date}",
  "mail.blocked.for_good": "снятия администратором",
  "mail.blocked.reason": "Причина: {reason}",
  "mail.blocked.contact": "Обратитесь: {name}",
  "mail.deactivated.subject": "Доступ закрыт: {company}",
  "mail.deactivated.text": "Ваш доступ в компанию {company} выключен. Ваша работа сохранена.\n{lines}",
  "mail.unblocked.subject": "Доступ восстановлен: {company}",
  "mail.unblocked.text": "Вы снова можете войти в компанию {company}: {link}",
  "mail.block_ended.subject": "Блокировка закончилась: {person}",
  "mail.block_ended.text": "{person} снова может войти с {time}: {link}",
  "mail.invitation.subject": "Приглашение: {company}",
  "mail.invitation.text":
    "{person} приглашает вас в компанию {company}:\n{link}\n\nСсылка действует один раз, {n, plural, one {# день} few {# дня} many {# дней} other {# дня}}.",
  "mail.role_changed.edited": "Изменились права роли: {what}",
  "mail.limit_reached.subject": "Лимит исчерпан: {limit}",
  "mail.limit_reached.text":
    "В компании {company} вы исчерпали лимит.\n\nЛимит: {limit}\nУчтено: {n}\nСнова можно: {date}\n\nВаша работа сохранена. Администратор может вернуть доступ раньше.",
  "mail.limit_of_person.subject": "{person}: лимит исчерпан",
  "mail.limit_of_people.subject":
    "Лимиты исчерпаны: {n, plural, one {# сотрудник} few {# сотрудника} many {# сотрудников} other {# сотрудника}}",
  "mail.limit_of_person.text":
    "{lines}\n\nВосстановить, поднять на этот период или передать клиентов: {link}",
  "mail.limit_of_person.until": "Доступ закрыт до: {date}",
  "mail.limit_of_person.not_held": "Доступ не закрыт.",
  "mail.limit_of_person.waiting":
    "{n, plural, one {# клиент ждёт} few {# клиента ждут} many {# клиентов ждут} other {# клиента ждут}} ответа",
  "mail.limit.until_admin": "когда его восстановит администратор",
  "mail.activation.subject": "Ваш доступ: {company}",
  "mail.activation.text":
    "{person} открывает вам доступ в компанию {company}. Чтобы начать, задайте пароль:\n{link}\n\nСсылка действует один раз, {n, plural, one {# день} few {# дня} many {# дней} other {# дня}}.",
  "mail.activation_open.text":
    "{person} открывает вам доступ в компанию {company}. Войдите с этой почтой и паролем, который вам сообщили; сразу после входа вы зададите новый:\n{link}",
  "mail.confirm_email.subject": "Подтвердите почту",
  "mail.confirm_email.text":
    "Подтвердите, что это ваша почта для компании {company}:\n{link}\n\nСсылка действует {n, plural, one {# день} few {# дня} many {# дней} other {# дня}}. Если компания вам незнакома, ничего не делайте.",
  "mail.confirm_notice_email.subject": "Подтвердите адрес для уведомлений",
  "mail.confirm_notice_email.text":
    "Уведомления компании {company} должны приходить на этот адрес:\n{link}\n\nСсылка действует {n, plural, one {# час} few {# часа} many {# часов} other {# часа}}. Если запрос не от вас, ничего не делайте.",
  "mail.mail_broken.subject": "Письма не доходят: {person}",
  "mail.mail_broken.text":
    "Ящик {address} отклонил три письма подряд.\n\nОтвет сервера: {answer}\n\nПроверьте адрес и отправьте пробное письмо: {link}",
  "mail.test.subject": "Проверка: почта работает",
  "mail.test.text": "Пробное письмо, отправлено: {time}. Делать ничего не нужно.",
  "mail.system.mail_down.subject": "Письма не уходят",
  "mail.system.mail_down.text":
    "С {time} почтовый сервер не отвечает. Письма ждут и уйдут сами, когда он ответит.\n\nЧто ждёт и что ответил сервер: {link}",
  "mail.system.copy_failed.subject": "Полная копия не создана",
  "mail.system.copy_failed.text":
    "Полную копию, которую пора было сделать, создать не удалось ({time}).\n\nСделайте её вручную или посмотрите, что случилось: {link}",
  "mail.system.audit_broken.subject": "Журнал изменений правили извне",
  "mail.system.audit_broken.text":
    "Ежедневная проверка ({time}) нашла записи или печати журнала изменений, которые не такие, какими были записаны. Попросите того, кто обслуживает сервер, выполнить «npm run audit:verify» и сохранить резервную копию как есть.\n\nЖурнал: {link}",
  "mail.system.webhook_dead.subject": "Сообщения вебхука не доставлены",
  "mail.system.webhook_dead.text":
    "Вебхук «{name}» не принял сообщение, несмотря на все попытки ({time}). Само оно больше не отправляется.\n\nЧто он ответил и «Отправить снова»: {link}",
  "mail.system.news.subject": "Новости Gatehouse",
  "mail.system.news.text": "{news}\n\n{link}",
  "mail.action.open": "Открыть Gatehouse",
  "mail.action.look": "Посмотреть",
  "mail.action.sign_in": "Войти",
  "mail.action.let_in": "Разрешить этот адрес",
  "mail.action.answer": "Ответить",
  "mail.action.set_password": "Задать новый пароль",
  "mail.action.my_sign_ins": "Мои входы",
  "mail.action.accept": "Принять приглашение",
  "mail.action.begin": "Начать",
  "mail.action.confirm": "Подтвердить",
} satisfies Record<keyof typeof en, string>;
