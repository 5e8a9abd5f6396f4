/** Whom a text names, when a row is sealed: people of the account by their full name, e-mail or phone. */
export type KnownPerson = { userId: number; name: string; email: string; phone: string | null };

/** Fields of a change about a person whose values are that person's own, whatever they say. */
export const PERSONAL_FIELDS: readonly string[] = [
  "name",
  "surname",
  "full_name",
  "email",
  "notice_email",
  "phone",
  "position",
  "crm_user",
  "address",
  "reason",
];

/**
 * Answers who is named in a text; the longest name wins, so that "Anna Nowak-Lis" is not taken for "Anna Nowak".
 * A name shorter than three letters names nobody: it would stand in half of all words.
 */
export function namesIn(people: readonly KnownPerson[]): (text: string) => number | null {
  const marks = people
    .flatMap(({ userId, name, email, phone }) =>
      [name, email, phone ?? ""].map((mark) => ({ userId, mark: mark.trim().toLowerCase() })),
    )
    .filter(({ mark }) => mark.length >= 3)
    .sort((a, b) => b.mark.length - a.mark.length);
  const exact = new Map(marks.toReversed().map(({ mark, userId }) => [mark, userId]));
  return (text) => {
    const wanted = text.trim().toLowerCase();
    return exact.get(wanted) ?? marks.find(({ mark }) => wanted.includes(mark))?.userId ?? null;
  };
}
