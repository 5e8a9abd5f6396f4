import type { DuplicateWay, ImportCells } from "~/domain/work/import";
import { chunksOf } from "../people-import/send-rows";
import type { Mapping } from "./columns";

type Row = { line: number; data: ImportCells };

async function send<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(`/import/${path}/send`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as T;
}

type Start = { way: DuplicateWay; headers: string[]; mapping: Mapping };

/** Sends a file's rows in chunks and has the import begin. Answers the job's id; throws when the server says no. */
export async function sendFile(
  path: string,
  start: Start,
  rows: readonly Row[],
  onSent: (rows: number) => void,
): Promise<string> {
  const { job } = await send<{ job: string }>(path, { intent: "start", ...start });
  let sent = 0;
  for (const chunk of chunksOf(rows)) {
    await send(path, { intent: "rows", job, rows: chunk });
    sent += chunk.length;
    onSent(sent);
  }
  await send(path, { intent: "close", job });
  return job;
}

export const undoFile = (path: string, job: string) => send<{ job: string }>(path, { intent: "undo", job });
