import type { CountryCode } from "libphonenumber-js/max";
import { fold } from "~/domain/text/fold";
import { type ImportCells, type ImportProblem, nameOf, readDate } from "~/domain/work/import";
import { parseAmount } from "~/domain/work/money";
import type { NewPoint } from "~db/queries/work/party-writes";
import type { Pipeline, Stage } from "~db/queries/work/pipelines";
import { readTags } from "../work/fields.server";
import { readPoints } from "../work/points.server";

/** What the rows of one file are read with. */
export type ReadWith = {
  kind: "deal" | "contact" | "company";
  currency: string;
  region: CountryCode;
  pipelines: readonly Pipeline[];
  /** Users' ids by folded name and by e-mail. */
  colleagues: ReadonlyMap<string, number>;
  /** Whose the records are that name nobody. */
  responsibleId: number;
};

/** A row that can be written; what stands empty in the file is null. */
export type Draft = {
  line: number;
  name: string;
  amount: number | null;
  stage: Stage | null;
  responsibleId: number;
  contact: string | null;
  company: string | null;
  position: string | null;
  site: string | null;
  address: string | null;
  points: NewPoint[];
  tags: { name: string; key: string }[];
  note: string | null;
  createdAt: number | null;
  externalId: string | null;
};
export type Judged = { ok: true; draft: Draft } | { ok: false; problem: ImportProblem };

/** One row of the file as a record; the first thing that is wrong with it, by its column. */
export function judgeRow(line: number, cells: ImportCells, facts: ReadWith): Judged {
  const name = nameOf(cells);
  if (!name.ok) return name;
  const amount = parseAmount(cells.amount ?? "", facts.currency);
  if (!amount.ok) return { ok: false, problem: `amount:${amount.refusal}` };
  const { points, bad } = readPoints(cells.phone ?? "", cells.email ?? "", facts.region);
  if (bad.phones.length > 0) return { ok: false, problem: "phone:bad" };
  if (bad.emails.length > 0) return { ok: false, problem: "email:bad" };
  const stage = facts.kind === "deal" ? stageOf(cells, facts.pipelines) : null;
  if (stage === undefined) return { ok: false, problem: "stage:unknown" };
  const responsible =
    cells.responsible === undefined ? facts.responsibleId : facts.colleagues.get(fold(cells.responsible));
  if (responsible === undefined) return { ok: false, problem: "responsible:unknown" };
  const createdAt = cells.created === undefined ? null : readDate(cells.created);
  if (cells.created !== undefined && createdAt === null) return { ok: false, problem: "created:bad" };
  const text = (value: string | undefined, most = 250) => value?.slice(0, most) ?? null;
  const draft: Draft = {
    line,
    name: name.name,
    amount: amount.amount,
    stage,
    responsibleId: responsible,
    contact: text(cells.contact),
    company: text(cells.company),
    position: text(cells.position),
    site: text(cells.site),
    address: text(cells.address),
    points,
    tags: readTags(cells.tags ?? ""),
    note: text(cells.note, 4_000),
    createdAt,
    externalId: text(cells.external_id, 100),
  };
  return { ok: true, draft };
}

/** A stage by its name, in the pipeline that the row names or in any; without a name the first open one. */
function stageOf(cells: ImportCells, pipelines: readonly Pipeline[]): Stage | undefined {
  const same = (a: string, b: string | undefined) => fold(a) === fold(b ?? "");
  const named = pipelines.filter(({ name }) => same(name, cells.pipeline));
  const stages = (named.length > 0 ? named : pipelines).flatMap((one) => one.stages);
  if (cells.stage === undefined) return stages.find(({ kind }) => kind === "open") ?? stages[0];
  return stages.find(({ name }) => same(name, cells.stage));
}
