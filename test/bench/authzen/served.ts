import { programBy } from "../../support/api/program";
import {
  type CerbosAsk,
  CHECK_PATH,
  checkBody,
  hasCerbos,
  policyOf,
  startCerbos,
} from "../../support/oracles/cerbos";
import { readRawPeople, readRawRights } from "../../support/oracles/raw-rights";
import type { Visitor } from "../../support/visitor";
import { page, stop as stopPage } from "../page/served";
import { type Answer, requestBytes } from "../workerd/http-connection";
import { Load } from "../workerd/load";

const BATCH = 50;
/** A token may ask 1,200 times a minute: this many programs ask in turn, each about one person. */
const TOKENS = 40;
const CONNECTIONS = 8;
const ACTIONS = ["view", "edit", "delete", "export"];

type Question = CerbosAsk & { id: string };
export type Decider = "ours" | "Cerbos";
type Asked = { load: Load; pid: number };

let cerbos: ReturnType<typeof startCerbos> | null = null;
let asked: Promise<{ batches: Question[][]; singles: Question[] }> | null = null;
let tokens: Promise<string[]> | null = null;

/** Batches about the deals of the demo company, each of one person, as Cerbos wants them; singles are taken from these. */
function questions() {
  asked ??= (async () => {
    const { server } = await page();
    const people = await readRawPeople(server.db);
    const sql =
      "SELECT public_id AS id, responsible_id AS owner FROM deals WHERE deleted_at IS NULL ORDER BY id";
    const deals = (await server.db.prepare(sql).all<{ id: string; owner: number | null }>()).results;
    const now = Date.now();
    const batches = people.slice(0, TOKENS).map((person, p) =>
      Array.from({ length: BATCH }, (_, n): Question => {
        const { id, owner } = deals[(p * BATCH + n) % deals.length]!;
        const units = people.find((one) => one.id === owner)?.units ?? [];
        const thing = { owner: owner ?? 0, units, source: 0, now };
        return { person, kind: "deal", action: ACTIONS[n % ACTIONS.length]!, id, thing };
      }),
    );
    return { batches, singles: batches.map((batch, p) => batch[p % BATCH]!) };
  })();
  return asked;
}

/** Tokens of the demo company's Administrator. */
function programs(): Promise<string[]> {
  tokens ??= (async () => {
    const { server, cookie } = await page();
    const send: Visitor["send"] = (method, path, { form }) =>
      fetch(server.url + path, {
        method,
        redirect: "manual",
        headers: { cookie, origin: server.url, "cf-connecting-ip": "127.0.0.1" },
        body: new URLSearchParams(form),
      });
    const made = [];
    for (let i = 0; i < TOKENS; i++)
      made.push((await programBy({ server, send } as unknown as Visitor)).token ?? "");
    return made;
  })();
  return tokens;
}

async function theirs() {
  if (!hasCerbos()) throw new Error("the program of @cerbos/cerbos-linux-x64 is not here");
  const { server } = await page();
  cerbos ??= startCerbos([policyOf("deal", "deals", await readRawRights(server.db))]);
  return cerbos;
}

/** What Cerbos says: both sides must say it each time. */
async function right(all: readonly Question[]): Promise<boolean[]> {
  return (await theirs()).ask(all);
}

/** Connections that ask a decider in batches of 50 or one at a time; its answers are compared before it is measured. */
export async function loadOf(decider: Decider, kind: "batches" | "singles", quick: boolean): Promise<Asked> {
  const made = await questions();
  const messages = kind === "batches" ? made.batches : made.singles.map((one) => [one]);
  const asking = decider === "ours" ? await asksUs(messages) : await asksCerbos(messages);
  const load = await Load.open(asking, CONNECTIONS);
  for (const [n, request] of asking.requests.entries()) {
    const said = asking.saidBy(await load.connections[0]!.ask(request));
    const wanted = await right(messages[n]!);
    if (JSON.stringify(said) !== JSON.stringify(wanted)) throw new Error(`${decider} answers otherwise`);
  }
  await load.warm(quick ? 300 : 1_500);
  return { load, pid: asking.pid };
}

async function asksUs(messages: readonly Question[][]) {
  const { server, pid } = await page();
  const url = server.url.replace("localhost", "127.0.0.1");
  const host = new URL(server.url).host;
  const bodies = messages.map((questions) => {
    const evaluations = questions.map(({ person, kind, id, action }) => ({
      subject: { type: "user", id: person.publicId },
      action: { name: action },
      resource: { type: kind, id },
    }));
    return JSON.stringify(evaluations.length === 1 ? evaluations[0] : { evaluations });
  });
  const isOne = messages[0]!.length === 1;
  const path = `/access/v1/evaluation${isOne ? "" : "s"}`;
  const tokens = await programs();
  const requests = bodies.map((body, n) => {
    const authorization = `Bearer ${tokens[n]}`;
    const headers = { host, authorization, "content-type": "application/json" };
    return requestBytes(url, path, { method: "POST", headers, body });
  });
  const isRight = ({ status }: Answer) => status === 200;
  const saidBy = ({ body }: Answer) =>
    [...body.matchAll(/"decision":(true|false)/g)].map(([, d]) => d === "true");
  return { url, pid, requests, isRight, saidBy };
}

async function asksCerbos(messages: readonly Question[][]) {
  const { url, pid } = await theirs();
  const requests = messages.map((questions) =>
    requestBytes(url, CHECK_PATH, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: checkBody(questions),
    }),
  );
  const isRight = ({ status }: Answer) => status === 200;
  const saidBy = ({ body }: Answer) =>
    [...body.matchAll(/"EFFECT_(ALLOW|DENY)"/g)].map(([, e]) => e === "ALLOW");
  return { url, pid, requests, isRight, saidBy };
}

export async function stop(): Promise<void> {
  (await cerbos)?.stop();
  await stopPage();
  cerbos = asked = tokens = null;
}
