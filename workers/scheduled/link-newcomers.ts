import { linkNewcomers as link } from "../../app/features/newcomers/link-newcomers.server";
import type { Job } from "./index";

/** People whom a crash left without a way in. */
export const linkNewcomers: Job = {
  name: "link_newcomers",
  async run(needs) {
    return { linked: await link(needs) };
  },
};
