import { endEverywhere } from "../../app/features/session/end-everywhere.server";
import { listRevocations } from "../../db/queries/passwords";
import type { Job } from "./index";

/** Finishes what a change of password began and an accident stopped: sessions end in every company, and it is told. */
export const endSessions: Job = {
  name: "end_sessions",
  async run(needs) {
    const waiting = await listRevocations(needs.directory);
    for (const { id } of waiting) await endEverywhere(needs, id);
    return { waiting: waiting.length };
  },
};
