import type { Scope } from "~/domain/access";
import type { LogFilter } from "~/domain/log/filter";
import { isDay, spanOf } from "~/domain/log/period";
import { keyOfWords } from "~/domain/network/address-key";
import { type NetworkRefusal, parseNetwork } from "~/domain/network/parse-network";
import type { Db } from "~db/client";
import { findLogPeople, type LogPerson } from "~db/queries/auth-log/people";
import type { LogSearch } from "./search";

/** What is wrong with a filter, for its field. */
export type SearchErrors = {
  address?: NetworkRefusal;
  person?: "nobody";
  from?: "no_day";
  to?: "no_day";
};
export type MadeFilter = { filter: LogFilter; people: LogPerson[]; errors: SearchErrors };

type Facts = { accountId: number; scope: Scope; now: number; zone: string };

/** From what was typed to what is asked of the log: names to people, a network to its ends, days to instants. */
export async function makeFilter(db: Db, search: LogSearch, facts: Facts): Promise<MadeFilter> {
  const errors: SearchErrors = {};
  const people = search.person === "" ? [] : await findLogPeople(db, facts, search.person);
  if (search.person !== "" && people.length === 0) errors.person = "nobody";
  if (search.from !== "" && !isDay(search.from)) errors.from = "no_day";
  if (search.to !== "" && !isDay(search.to)) errors.to = "no_day";
  const network = search.address === "" ? null : parseNetwork(search.address);
  if (network?.ok === false) errors.address = network.refusal;
  const filter: LogFilter = {
    people: search.person === "" ? null : people.map(({ userId }) => userId),
    result: search.result,
    reason: search.reason,
    event: search.event,
    method: search.method,
    address: network?.ok
      ? { firstKey: keyOfWords(network.network.first), lastKey: keyOfWords(network.network.last) }
      : null,
    sessionId: search.session === "" ? null : search.session,
    ...spanOf(search.period, search, facts.now, facts.zone),
  };
  return { filter, people, errors };
}
