import { MOST_CHUNK_ROWS } from "~/domain/jobs/jobs";
import type { PersonRow } from "./columns";

type Row = { line: number; data: PersonRow };
/** A chunk stays under the body cap of 1 MB, with room for what JSON adds. */
const MOST_CHARACTERS = 250_000;

/** Rows in chunks of at most 500 and of a size that one request may have. */
export function chunksOf<One>(rows: readonly One[]): One[][] {
  const chunks: One[][] = [];
  let chunk: One[] = [];
  let size = 0;
  for (const row of rows) {
    const length = JSON.stringify(row).length;
    if (chunk.length === MOST_CHUNK_ROWS || (chunk.length > 0 && size + length > MOST_CHARACTERS)) {
      chunks.push(chunk);
      chunk = [];
      size = 0;
    }
    chunk.push(row);
    size += length;
  }
  return chunk.length === 0 ? chunks : [...chunks, chunk];
}

async function send<T>(body: unknown, referrer?: string): Promise<T> {
  const answer = await fetch("/users/import/send", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    referrer,
  });
  if (answer.redirected && new URL(answer.url).pathname === "/again") {
    // The password is asked for first; nothing goes on here.
    location.assign(answer.url);
    return new Promise(() => {});
  }
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as T;
}

type Start = { role: string; department: string; language: string };

/**
 * Sends a file's people in chunks and has the import begin. Answers the job's id, also when it was begun in another tab
 * before the last rows were there; throws when the server says no.
 */
export async function sendRows(
  start: Start,
  rows: readonly Row[],
  onSent: (rows: number) => void,
): Promise<string> {
  const { job } = await send<{ job: string }>({ intent: "start", ...start });
  let sent = 0;
  try {
    for (const chunk of chunksOf(rows)) {
      await send({ intent: "rows", job, rows: chunk });
      sent += chunk.length;
      onSent(sent);
    }
    await runImport(job);
  } catch (failure) {
    if (!(failure instanceof Error) || failure.message !== "409") throw failure;
  }
  return job;
}

/** The page of an import: whoever is asked for the password comes back to it. */
export const importPath = (job: string) => `/users/import?job=${job}`;

/** Has an import begin whose rows have all been sent. */
export const runImport = (job: string) => send({ intent: "close", job }, importPath(job));

export const undoImport = (job: string) => send<{ job: string }>({ intent: "undo", job });
