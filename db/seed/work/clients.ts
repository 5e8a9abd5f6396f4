import { fold } from "../../../app/domain/text/fold";
import { days } from "../../../app/domain/time/durations";
import type { companies, contactPoints, contacts } from "../../schema";
import { latin, nameGiver } from "../names";
import type { WorkPlan } from "./index";
import { sellersOf, streamFor } from "./index";
import type { WorkWords } from "./words";

type Company = typeof companies.$inferInsert;
type Contact = typeof contacts.$inferInsert;
type Point = typeof contactPoints.$inferInsert;
type Ids = ReadonlyMap<string, number>;

const CONTACTS = 260;
/** Numbers that nobody has: reserved for fiction, or subscriber numbers that do not begin so. */
const PHONES = {
  en: (at: number) => `+447700900${String(200 + at).padStart(3, "0")}`,
  ru: (at: number) => `+7495000${1_000 + at}`,
  pl: (at: number) => `+4822000${2_000 + at}`,
};

export type Clients = ReturnType<typeof clientsOf>;

/** Companies and contacts; a colleague is responsible for each, a few belong to nobody. */
export function clientsOf(plan: WorkPlan, words: WorkWords) {
  const { accountId, language, now, newId } = plan;
  const stream = streamFor(plan, "clients");
  const sellers = sellersOf(plan.staff);
  const made = (name: string) => {
    const createdAt = now - days(stream.int(2, 300));
    const seller = stream.chance(0.04) ? null : stream.pick(sellers).userId;
    return {
      accountId,
      publicId: newId(),
      name,
      responsibleId: seller,
      createdBy: seller ?? plan.staff[0]!.userId,
      createdAt,
      updatedAt: Math.min(now, createdAt + days(stream.int(0, 40))),
    };
  };
  const companyRows = words.companies.map((name, at) => {
    const site = `www.${latin(name).slice(0, 16) || "client"}${at}.${words.domain}`;
    return { ...made(name), site, searchText: fold(`${name} ${site}`) } satisfies Company;
  });
  const people = Array.from({ length: CONTACTS }, (_, at) => {
    const give = nameGiver(language, 2 + Math.floor(at / 40));
    const gender = at % 2 === 0 ? "f" : "m";
    let person = give(gender);
    for (let skipped = 0; skipped < Math.floor((at % 40) / 2); skipped++) person = give(gender);
    const name = `${person.name} ${person.surname}`;
    const company = stream.chance(0.35) ? stream.pick(companyRows) : null;
    const phone = PHONES[language](at);
    const email = stream.chance(0.8)
      ? `${latin(person.name)}.${latin(person.surname)}${at}@${words.domain}`
      : null;
    const position = company === null ? null : stream.pick(words.positions);
    return { row: made(name), company, phone, email, position, isVip: stream.chance(0.06) };
  });
  const point = (ownerId: number, kind: "phone" | "email", key: string, position: number): Point => ({
    accountId,
    ownerKind: "contact",
    ownerId,
    kind,
    value: key,
    key,
    position,
  });
  return {
    companies: companyRows,
    people: people.map(({ row, company }) => ({
      publicId: row.publicId,
      name: row.name,
      seller: row.responsibleId,
      company: company?.publicId ?? null,
    })),
    contacts: (companyIds: Ids) =>
      people.map(
        ({ row, company, phone, email, position, isVip }): Contact => ({
          ...row,
          position,
          companyId: company === null ? null : companyIds.get(company.publicId)!,
          isVip,
          searchText: fold([row.name, position].filter(Boolean).join(" ")),
          searchHidden: [phone, email].filter(Boolean).join(" "),
        }),
      ),
    points: (_companyIds: Ids, contactIds: Ids): Point[] =>
      people.flatMap(({ row, phone, email }) => {
        const id = contactIds.get(row.publicId)!;
        return [point(id, "phone", phone, 0), ...(email === null ? [] : [point(id, "email", email, 1)])];
      }),
  };
}
