import type { Language } from "../names";

/** What clients and the demo company write to each other: the client begins, then they take turns. */
export type ChatWords = {
  dialogs: readonly (readonly string[])[];
  /** First words of people whom nobody knows yet. */
  first: readonly string[];
  notes: readonly string[];
  comments: readonly string[];
};

const EN: ChatWords = {
  dialogs: [
    [
      "Hello! Do you make kitchens to measure?",
      "Good afternoon! Yes. May I send our designer to measure?",
      "Thursday after six would suit us.",
      "Thursday at 18:30 it is. The designer will call an hour before.",
    ],
    [
      "Is the grey corner sofa still in the showroom?",
      "It is, and there is one more in the warehouse.",
      "Please keep it until Saturday.",
      "It is reserved in your name until Saturday evening.",
    ],
    [
      "When does my order arrive?",
      "The wardrobe leaves the factory on Tuesday, delivery is on Wednesday.",
      "Can they carry it to the fourth floor?",
    ],
    [
      "The invoice shows the old address. Could you correct it?",
      "Of course. The new invoice is in your mailbox.",
    ],
    ["How much is the assembly of three desks?"],
    [
      "One door of the bookcase is scratched.",
      "We are sorry. Could you send a photo?",
      "I have sent it by e-mail.",
      "Thank you, a new door comes with the next delivery.",
      "Great, thank you!",
    ],
    ["Do you have this lamp in brass?", "Brass takes two weeks. Shall I order it?"],
  ],
  first: [
    "Hello, how much is a wardrobe like the one on your site?",
    "Good evening, are you open on Sunday?",
    "Do you deliver outside the city?",
    "We are furnishing an office for twelve people. Who can help?",
    "Is there a discount for two sofas?",
  ],
  notes: ["Asked for a discount twice, ready to decide this week.", "Prefers calls after six."],
  comments: ["Quick and to the point.", "Forgot to offer the assembly."],
};
const RU: ChatWords = {
  dialogs: [
    [
      "Здравствуйте! Вы делаете кухни по своим размерам?",
      "Добрый день! Да. Можно прислать к вам замерщика?",
      "Нам удобно в четверг после шести.",
      "Договорились: четверг, 18:30. Замерщик позвонит за час.",
    ],
    [
      "Серый угловой диван ещё есть в салоне?",
      "Да, и ещё один на складе.",
      "Отложите, пожалуйста, до субботы.",
      "Диван отложен на ваше имя до вечера субботы.",
    ],
    [
      "Когда привезут мой заказ?",
      "Шкаф выходит с фабрики во вторник, доставка в среду.",
      "А поднимут на четвёртый этаж?",
    ],
    ["В счёте старый адрес. Можно исправить?", "Конечно. Новый счёт уже у вас в почте."],
    ["Сколько стоит сборка трёх столов?"],
    [
      "На одной дверце шкафа царапина.",
      "Простите! Пришлите, пожалуйста, фото.",
      "Фото на почте.",
      "Спасибо, новая дверца приедет со следующей доставкой.",
      "Отлично, спасибо!",
    ],
    ["Эта лампа бывает в латуни?", "Латунь везут две недели. Заказать?"],
  ],
  first: [
    "Здравствуйте, сколько стоит шкаф, как у вас на сайте?",
    "Добрый вечер, вы работаете в воскресенье?",
    "Доставляете за город?",
    "Обставляем офис на двенадцать человек. Кто поможет?",
    "Есть скидка на два дивана?",
  ],
  notes: ["Дважды спрашивает о скидке, решение на этой неделе.", "Звонить после шести."],
  comments: ["Быстро и по делу.", "Не предложена сборка."],
};
const PL: ChatWords = {
  dialogs: [
    [
      "Dzień dobry! Czy robią Państwo kuchnie na wymiar?",
      "Dzień dobry! Tak. Czy możemy przysłać projektanta na pomiar?",
      "Pasuje nam czwartek po osiemnastej.",
      "Umówione: czwartek, 18:30. Projektant zadzwoni godzinę wcześniej.",
    ],
    [
      "Czy szary narożnik jest jeszcze w salonie?",
      "Jest, a drugi stoi w magazynie.",
      "Proszę go odłożyć do soboty.",
      "Narożnik czeka na Pana do soboty wieczorem.",
    ],
    [
      "Kiedy przyjedzie moje zamówienie?",
      "Szafa wyjeżdża z fabryki we wtorek, dostawa w środę.",
      "Czy wniosą ją na czwarte piętro?",
    ],
    [
      "Na fakturze jest stary adres. Można poprawić?",
      "Oczywiście. Nowa faktura jest już w Państwa skrzynce.",
    ],
    ["Ile kosztuje montaż trzech biurek?"],
    [
      "Na jednych drzwiach regału jest rysa.",
      "Przepraszamy! Proszę o zdjęcie.",
      "Zdjęcie jest w mailu.",
      "Dziękujemy, nowe drzwi przyjadą z następną dostawą.",
      "Świetnie, dziękuję!",
    ],
    ["Czy ta lampa jest w mosiądzu?", "Na mosiądz czeka się dwa tygodnie. Zamówić?"],
  ],
  first: [
    "Dzień dobry, ile kosztuje szafa jak na Państwa stronie?",
    "Dobry wieczór, czy salon jest czynny w niedzielę?",
    "Czy dostarczają Państwo poza miasto?",
    "Urządzamy biuro dla dwunastu osób. Kto może pomóc?",
    "Czy jest rabat na dwie sofy?",
  ],
  notes: ["Dwa razy pyta o rabat, decyzja w tym tygodniu.", "Dzwonić po osiemnastej."],
  comments: ["Szybko i na temat.", "Nie zaproponowano montażu."],
};

export const CHAT_WORDS: Record<Language, ChatWords> = { en: EN, ru: RU, pl: PL };
