import type { TaskKind } from "../../../app/domain/work/kinds";
import type { Language } from "../names";

/** What the demo company sells and says, in the language of its first start: furniture and interiors. */
export type WorkWords = {
  currency: string;
  pipeline: string;
  stages: readonly [string, string, string, string, string, string, string];
  reasons: readonly string[];
  /** A deal: what for whom. */
  goods: readonly string[];
  places: readonly string[];
  companies: readonly string[];
  positions: readonly string[];
  tags: readonly string[];
  tasks: readonly [TaskKind, string][];
  results: readonly string[];
  notes: readonly string[];
  domain: string;
};

const EN: WorkWords = {
  currency: "GBP",
  pipeline: "Sales",
  stages: ["Unsorted", "First contact", "Negotiation", "Decision", "Contract", "Won", "Lost"],
  reasons: ["Price", "Chose a competitor", "No need any more", "No answer"],
  goods: [
    "Kitchen",
    "Wardrobe",
    "Sofa set",
    "Office desks",
    "Bedroom",
    "Bookcase",
    "Reception desk",
    "Dining table",
    "Lighting",
    "Curtains",
  ],
  places: ["flat", "town house", "office", "clinic", "cafe", "hotel", "showroom", "country house"],
  companies: [
    "Ashdown Clinic",
    "Bright Harbour",
    "Copperfield Cafe",
    "Dover Lane Hotels",
    "Elmtree Lettings",
    "Foxglove Studio",
    "Greenway Dental",
    "Hartfield School",
    "Ivory & Oak",
    "Juniper Books",
    "Kestrel Labs",
    "Linden Law",
    "Maple Street Gym",
    "Northgate Logistics",
    "Old Mill Bakery",
    "Primrose Care",
    "Quayside Offices",
    "Riverbend Homes",
    "Stonebridge Inn",
    "Thornbury Media",
  ],
  positions: ["Director", "Office manager", "Owner", "Architect", "Purchasing", "Interior designer"],
  tags: ["repeat client", "urgent", "designer", "showroom", "website", "recommendation"],
  tasks: [
    ["call", "Call about the measurements"],
    ["meeting", "Meet in the showroom"],
    ["message", "Send the offer"],
    ["call", "Ask for the decision"],
    ["other", "Check the delivery date"],
    ["message", "Send pictures of the fabric"],
  ],
  results: ["Agreed", "Will call back", "Wants a discount", "Order confirmed"],
  notes: [
    "Prefers calls after six.",
    "Has a dog: asks for a fabric that is easy to clean.",
    "Compares us with two others.",
    "Came by recommendation.",
    "Needs it before the end of the month.",
  ],
  domain: "example.com",
};
const RU: WorkWords = {
  currency: "RUB",
  pipeline: "Продажи",
  stages: [
    "Неразобранное",
    "Первичный контакт",
    "Переговоры",
    "Принимают решение",
    "Согласование договора",
    "Успешно реализовано",
    "Закрыто и не реализовано",
  ],
  reasons: ["Не устроила цена", "Выбор в пользу конкурента", "Пропала потребность", "Нет ответа"],
  goods: [
    "Кухня",
    "Шкаф-купе",
    "Диван",
    "Рабочие столы",
    "Спальня",
    "Стеллаж",
    "Стойка администратора",
    "Обеденный стол",
    "Освещение",
    "Шторы",
  ],
  places: ["квартира", "таунхаус", "офис", "клиника", "кафе", "гостиница", "салон", "загородный дом"],
  companies: [
    "Клиника «Здравица»",
    "Кафе «Летний сад»",
    "Гостиница «Волна»",
    "ООО «Светлый дом»",
    "Школа «Старт»",
    "Студия «Контур»",
    "ТД «Северный»",
    "Пекарня «Колос»",
    "Юрбюро «Аргумент»",
    "Фитнес «Пульс»",
    "Агентство «Мост»",
    "Лаборатория «Гемма»",
    "ООО «Берег»",
    "Салон «Лён»",
    "Книжный «Лист»",
    "Логистика «Путь»",
    "ООО «Вертикаль»",
    "Стоматология «Эмаль»",
    "Ателье «Шов»",
    "Медиа «Полдень»",
  ],
  positions: ["Директор", "Офис-менеджер", "Владелец", "Архитектор", "Закупки", "Дизайнер интерьера"],
  tags: ["повторный", "срочно", "дизайнер", "салон", "сайт", "по рекомендации"],
  tasks: [
    ["call", "Позвонить по замерам"],
    ["meeting", "Встреча в салоне"],
    ["message", "Отправить предложение"],
    ["call", "Узнать решение"],
    ["other", "Проверить дату доставки"],
    ["message", "Отправить фото тканей"],
  ],
  results: ["Договорились", "Перезвонит", "Просит скидку", "Заказ подтверждён"],
  notes: [
    "Удобнее звонить после шести.",
    "Дома собака, нужна немаркая ткань.",
    "Сравнивает нас ещё с двумя компаниями.",
    "По рекомендации.",
    "Нужно до конца месяца.",
  ],
  domain: "example.com",
};
const PL: WorkWords = {
  currency: "PLN",
  pipeline: "Sprzedaż",
  stages: ["Nieposortowane", "Pierwszy kontakt", "Negocjacje", "Decyzja", "Umowa", "Wygrane", "Przegrane"],
  reasons: ["Cena", "Wybór konkurencji", "Brak potrzeby", "Brak odpowiedzi"],
  goods: [
    "Kuchnia",
    "Szafa",
    "Zestaw sof",
    "Biurka",
    "Sypialnia",
    "Regał",
    "Lada recepcyjna",
    "Stół",
    "Oświetlenie",
    "Zasłony",
  ],
  places: ["mieszkanie", "dom szeregowy", "biuro", "klinika", "kawiarnia", "hotel", "salon", "dom na wsi"],
  companies: [
    "Klinika Zdrowie",
    "Kawiarnia Pod Lipą",
    "Hotel Bałtyk",
    "Jasny Dom sp. z o.o.",
    "Szkoła Start",
    "Studio Kontur",
    "Hurtownia Północ",
    "Piekarnia Kłos",
    "Kancelaria Argument",
    "Siłownia Puls",
    "Agencja Most",
    "Laboratorium Gemma",
    "Brzeg sp. z o.o.",
    "Salon Len",
    "Księgarnia Liść",
    "Logistyka Droga",
    "Pion sp. z o.o.",
    "Stomatologia Szkliwo",
    "Pracownia Ścieg",
    "Media Południe",
  ],
  positions: ["Dyrektor", "Kierownik biura", "Właściciel", "Architekt", "Zakupy", "Projektant wnętrz"],
  tags: ["stały klient", "pilne", "projektant", "salon", "strona", "z polecenia"],
  tasks: [
    ["call", "Zadzwonić w sprawie pomiaru"],
    ["meeting", "Spotkanie w salonie"],
    ["message", "Wysłać ofertę"],
    ["call", "Zapytać o decyzję"],
    ["other", "Sprawdzić termin dostawy"],
    ["message", "Wysłać zdjęcia tkanin"],
  ],
  results: ["Uzgodniono", "Oddzwoni", "Prosi o rabat", "Zamówienie potwierdzone"],
  notes: [
    "Najlepiej dzwonić po osiemnastej.",
    "Ma psa: potrzebna łatwa w czyszczeniu tkanina.",
    "Porównuje nas z dwiema innymi firmami.",
    "Z polecenia.",
    "Potrzebne do końca miesiąca.",
  ],
  domain: "example.com",
};

export const WORK_WORDS: Record<Language, WorkWords> = { en: EN, ru: RU, pl: PL };
