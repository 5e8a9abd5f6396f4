import { remindOfClosing } from "../../app/features/closing/remind-closing.server";
import type { Job } from "./index";

/** Letters to the owners before a company that is being closed is erased. */
export const remindClosing: Job = {
  name: "remind_closing",
  async run(needs) {
    return { told: await remindOfClosing(needs) };
  },
};
