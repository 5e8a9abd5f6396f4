import { z } from "zod";
import { REQUEST_ANSWERS } from "~/domain/network/request-answer";

export const AnswerRequest = z
  .object({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/), answer: z.enum(REQUEST_ANSWERS) })
  .strict();
