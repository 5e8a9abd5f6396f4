import { useFound } from "./use-found";

export type FoundPerson = { id: string; name: string; note: string };

const NOBODY: FoundPerson[] = [];
const peopleOf = ({ people }: { people: FoundPerson[] }) => people;

/** People whose name, e-mail or phone fits what is typed. */
export const useFoundPeople = (query: string, mayAsk: boolean): FoundPerson[] =>
  useFound(mayAsk ? "/find/people?q=" : null, query, peopleOf, NOBODY);
