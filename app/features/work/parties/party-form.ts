import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import type { FieldKind } from "~/domain/work/kinds";
import { said } from "~/i18n/said";
import { customShape, lineOf, optionalLine, tagsField } from "../form-parts";

type Custom = { id: string; name: string; kind: FieldKind; choices: string[] };
const link = z.string().refine(isPublicId, said("error.choice")).optional();

/** The fields of a contact or a company, at its creation and at an edit. */
export const partyForm = (kind: "contact" | "company", custom: readonly Custom[]) =>
  z.object({
    name: lineOf(200),
    phones: optionalLine(500),
    emails: optionalLine(1_000),
    responsible: link,
    tags: tagsField,
    ...(kind === "contact"
      ? { position: optionalLine(100), company: link, vip: z.literal("on").optional() }
      : { site: optionalLine(200), address: optionalLine(300) }),
    ...customShape(custom),
  });
