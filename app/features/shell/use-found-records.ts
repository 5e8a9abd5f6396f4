import { FOUND_PATHS } from "~/domain/work/list";
import { useFound } from "./use-found";

type Group = { kind: keyof typeof FOUND_PATHS; found: { id: string; name: string; note: string }[] };
export type FoundRecord = { kind: Group["kind"]; to: string; name: string; note: string };

const NOTHING: FoundRecord[] = [];
const recordsOf = ({ groups }: { groups: Group[] }): FoundRecord[] =>
  groups.flatMap(({ kind, found }) =>
    found.map(({ id, name, note }) => ({ kind, name, note, to: `${FOUND_PATHS[kind]}/${id}` })),
  );

/** Deals, contacts, companies and chats within one's scope that fit what is typed. */
export const useFoundRecords = (query: string, mayAsk: boolean): FoundRecord[] =>
  useFound(mayAsk ? "/find/records?of=everything&q=" : null, query, recordsOf, NOTHING);
