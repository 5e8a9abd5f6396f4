import type { Program } from "../program";
import type { Call, Ids, Made } from "./call";

/** Waits until a job is done, as a program does: it asks again. */
export async function jobDone(program: Program, id: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { body } = await program.get<{ state: string }>(`/api/v1/jobs/${id}`);
    if (body.state === "done") return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error(`job ${id} is not done`);
}

const SIGN_IN = /^(owner|admin|head|manager|operator|qc)@/;
type Left = { left: { kind: string; count: number }[] };
const RECORDS = ["deals_open", "deals_closed", "contacts", "companies", "tasks_open", "conversations"];

/** A finished export, somebody whose work has been moved to a colleague, and somebody to be deleted. */
export async function makeBackground({ make, first }: Made, program: Program): Promise<Ids> {
  const file = await make("/exports", { table: "people" });
  await jobDone(program, file);
  const colleagues = (email: string) => first("/users?limit=200", (one) => one.email === email);
  const [heir, away, leaver] = [
    await colleagues("admin@demo.test"),
    await colleagues("manager@demo.test"),
    await first("/users?limit=200&state=active&sort=-name", ({ email = "" }) => !SIGN_IN.test(email)),
  ];
  const { body } = await program.get<Left>(`/api/v1/users/${away}/hand-over?purpose=move`);
  const { body: moved } = await program.post<{ job: string }>(`/api/v1/users/${away}/hand-over`, {
    purpose: "move",
    plan: body.left.map(({ kind }) => ({ kind, decision: "transfer", to: heir })),
    typed: await nameOf(program, away),
  });
  await jobDone(program, moved.job);
  return { file, heir, away, leaver, leaverName: await nameOf(program, leaver), job: moved.job };
}

async function nameOf(program: Program, id: string) {
  const { body } = await program.get<{ name: string; surname: string }>(`/api/v1/users/${id}`);
  return `${body.name} ${body.surname}`.trim();
}

/** Good calls of what goes on in the background. */
export function backgroundCalls({ file, heir, away, leaver, leaverName, job }: Ids): Record<string, Call> {
  const plan = [...RECORDS, "head_seats", "queue_seats"].map((kind) => ({
    kind,
    decision: "transfer",
    to: heir,
  }));
  return {
    listExports: { path: "/exports", expects: 200 },
    startExport: { path: "/exports", body: { table: "rights", format: "xlsx" }, expects: 202 },
    getExport: { path: `/exports/${file}`, expects: 200 },
    downloadExport: { path: `/exports/${file}/file`, expects: 200 },
    getJob: { path: `/jobs/${job}`, expects: 200 },
    // It has not failed: there is nothing to go on with.
    retryJob: { path: `/jobs/${job}/retry`, expects: 404 },
    getReturnable: { path: `/users/${away}/hand-over/return`, expects: 200 },
    giveBack: { path: `/users/${away}/hand-over/return`, expects: 202 },
    // None waits for one.
    nameSuccessor: { path: `/users/${away}/hand-over/successor`, body: { to: heir }, expects: 409 },
    getDeparture: { path: `/users/${leaver}/hand-over`, expects: 200 },
    handOverUser: {
      path: `/users/${leaver}/hand-over`,
      body: { purpose: "deletion", plan, typed: leaverName },
      expects: 202,
    },
  };
}
