import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import type { FieldKind } from "~/domain/work/kinds";
import { LARGEST_AMOUNT, parseAmount } from "~/domain/work/money";
import { said } from "~/i18n/said";
import { customShape, lineOf, tagsField } from "../form-parts";

type Custom = { id: string; name: string; kind: FieldKind; choices: string[] };

/** An amount as people type it: `1 234,50`. The text becomes whole minor units, and the error says what is wrong. */
const amountField = (currency: string) =>
  z
    .string()
    .max(40, said("error.amount.not_an_amount"))
    .optional()
    .transform((text, context) => {
      const parsed = parseAmount(text ?? "", currency);
      if (parsed.ok) return parsed.amount;
      context.addIssue({
        code: "custom",
        message: said(`error.amount.${parsed.refusal}`, { max: LARGEST_AMOUNT / 100 }),
      });
      return z.NEVER;
    });

const link = z.string().refine(isPublicId, said("error.choice")).optional();

/** The fields of a deal, at its creation and at an edit. Own fields are named `custom:<id>`. */
export const dealForm = (currency: string, custom: readonly Custom[]) =>
  z.object({
    name: lineOf(200),
    amount: amountField(currency),
    stage: link,
    responsible: link,
    contact: link,
    company: link,
    tags: tagsField,
    ...customShape(custom),
  });
