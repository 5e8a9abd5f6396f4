import type { Call, Ids, Made } from "./call";

const RECORDS = [
  ["/deals", "Deal", { name: "Contract deal" }, { amount: 5 }],
  ["/contacts", "Contact", { name: "Contract contact", phones: ["+442079460018"] }, { position: "Buyer" }],
  ["/companies", "Company", { name: "Contract company" }, { site: "https://example.com" }],
  ["/tasks", "Task", { text: "Contract task", due_at: "2026-12-01T09:00:00Z" }, { kind: "call" }],
] as const;

/** A record of each kind, and one to be thrown away. */
export async function makeWork({ first, make }: Made): Promise<Ids> {
  const ids: Ids = { stage: await first("/deal-stages", ({ kind }) => kind === "open") };
  for (const [path, one, body] of RECORDS) {
    ids[one] = await make(path, body);
    ids[`binned${one}`] = await make(path, body);
  }
  return ids;
}

/** Good calls of the operations on records. */
export function workCalls(ids: Ids): Record<string, Call> {
  const calls = RECORDS.flatMap(([path, one, body, edit]): [string, Call][] => {
    const isCard = one !== "Task";
    const many = path.slice(1).replace(/^./, (letter) => letter.toUpperCase());
    return [
      [`list${many}`, { path, expects: 200 }],
      [`create${one}`, { path, body: { ...body, external_id: `contract-${one}` }, expects: 201 }],
      [`get${one}`, { path: `${path}/${ids[one]}`, expects: 200 }],
      [`update${one}`, { path: `${path}/${ids[one]}`, body: { ...edit, external_id: one }, expects: 204 }],
      ...(isCard
        ? ([
            [`note${one}`, { path: `${path}/${ids[one]}/notes`, body: { text: "Seen." }, expects: 204 }],
            [
              `give${one}s`,
              {
                path: `${path}/responsible`,
                body: { ids: [ids[one]], responsible: ids.other },
                expects: 200,
              },
            ],
          ] as [string, Call][])
        : []),
      [`delete${one}`, { path: `${path}/${ids[`binned${one}`]}`, expects: 204 }],
      [`restore${one}`, { path: `${path}/${ids[`binned${one}`]}/restore`, expects: 204 }],
    ];
  });
  return {
    ...Object.fromEntries(calls),
    moveDeal: { path: `/deals/${ids.Deal}/stage`, body: { stage: ids.stage }, expects: 200 },
    listBin: { path: "/bin?kind=task", expects: 200 },
    listDealStages: { path: "/deal-stages", expects: 200 },
    finishTask: { path: `/tasks/${ids.Task}/done`, body: { result: "Done." }, expects: 204 },
  };
}
