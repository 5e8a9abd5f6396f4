import type { Viewer } from "~/domain/access";
import { LIMIT_TEMPLATES } from "~/domain/limits/templates";
import type { LimitRow } from "~db/queries/limits";
import type { Needs } from "../needs";
import type { LimitData } from "./limit-page";
import { readGauges, readLimit } from "./read-limits.server";

/** What the page of a limit shows; null when there is no such limit. */
export async function showLimit(
  needs: Needs,
  reader: Viewer & { accountPublicId: string },
  publicId: string | null,
  from: string | null,
): Promise<LimitData | null> {
  const { limit, subjects } = await readLimit(needs, reader.accountId, publicId);
  if (publicId !== null && limit === null) return null;
  const gauges = limit === null ? [] : await readGauges(needs, reader, { limit: limit.publicId });
  const shown = limit === null ? null : withoutNumber(limit);
  return { limit: shown, start: shown ?? begin(from), subjects, gauges };
}

const withoutNumber = ({ id: _inner, ...limit }: LimitRow) => limit;

/** A new limit begins as a ready one, or as ten deals a day (AM-18). */
function begin(from: string | null): LimitData["start"] {
  const template = LIMIT_TEMPLATES.find(({ key }) => key === from) ?? LIMIT_TEMPLATES[0];
  const { metric, threshold, period } = template;
  return {
    publicId: "",
    ...{ metric, threshold, period },
    forAll: true,
    includeAdmins: false,
    action: "deactivate",
    autoRestore: true,
    warnAt: 80,
    isOn: true,
    subjects: [],
  };
}
