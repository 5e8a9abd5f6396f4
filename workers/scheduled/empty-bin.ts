import { days } from "../../app/domain/time/durations";
import { BIN_DAYS } from "../../app/domain/work/kinds";
import { emptyBin as empty } from "../../db/queries/work/empty-bin";
import type { Job } from "./index";

/** Records of a kind a tick: the rest waits a minute. */
const MOST = 200;

/** Removes for good what has lain in the bin for 30 days. */
export const emptyBin: Job = {
  name: "empty_bin",
  async run(needs) {
    return { removed: await empty(needs.db(0), needs.now - days(BIN_DAYS), MOST) };
  },
};
