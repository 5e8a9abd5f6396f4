/**
 * A file of deals as amoCRM exports it, made by a generator: believable names, phones, amounts as people type them, and
 * every `brokenEvery`-th row wrong in a way that is told by `problemOf`. The same seed makes the same file.
 */
const FIRST = ["Анна", "Пётр", "Ольга", "Игорь", "Мария", "Олег", "Ewa", "Jan", "Kate", "Tom"];
const LAST = [
  "Иванова",
  "Смирнов",
  "Кузнецова",
  "Попов",
  "Соколова",
  "Лебедев",
  "Nowak",
  "Wilk",
  "Smith",
  "Brown",
];
const THINGS = ["Кухня", "Диван", "Шкаф", "Стол", "Ремонт", "Окна", "Sofa", "Kitchen", "Stół", "Szafa"];
export const HEADER = [
  "ID",
  "Название сделки",
  "Бюджет ₽",
  "Ответственный",
  "Основной контакт",
  "Рабочий телефон (контакт)",
  "Рабочий email (контакт)",
  "Компания",
  "Дата создания",
  "Теги",
];

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** In which way the n-th row is broken, as the import says it; null when it is good. */
export function problemOf(n: number, brokenEvery: number): string | null {
  if (brokenEvery === 0 || n % brokenEvery !== 0) return null;
  return pick(
    ["amount:not_an_amount", "phone:bad", "created:bad", "name:missing", "responsible:unknown"],
    n / brokenEvery,
  );
}

/** The n-th row, from 1. */
export function recordRow(n: number, brokenEvery = 0): string[] {
  const broken = problemOf(n, brokenEvery);
  const person = `${pick(FIRST, n * 7)} ${pick(LAST, n * 3)} ${n % 4_000}`;
  const rubles = (n * 137) % 900_000;
  const amount = pick(
    [
      `${rubles} ₽`,
      `${rubles},50 ₽`,
      `${Math.floor(rubles / 1000)} ${String(rubles % 1000).padStart(3, "0")},00`,
    ],
    n,
  );
  return [
    `amo-${n}`,
    broken === "name:missing" ? " " : `${pick(THINGS, n * 11)} ${n}`,
    broken === "amount:not_an_amount" ? "много" : amount,
    broken === "responsible:unknown" ? "Никто Неизвестный" : "",
    person,
    broken === "phone:bad" ? "позвонить вечером" : `+7 9${String(100_000_000 + (n % 4_000) * 17).slice(-9)}`,
    `client${n % 4_000}@example.com`,
    n % 3 === 0 ? `ООО «${pick(THINGS, n)} ${n % 300}»` : "",
    broken === "created:bad"
      ? "31.02.2026"
      : `${String((n % 28) + 1).padStart(2, "0")}.0${(n % 9) + 1}.2026 1${n % 10}:05`,
    n % 5 === 0 ? "выставка, постоянный" : "",
  ];
}

export const recordRows = (rows: number, brokenEvery = 0): string[][] =>
  Array.from({ length: rows }, (_, n) => recordRow(n + 1, brokenEvery));
