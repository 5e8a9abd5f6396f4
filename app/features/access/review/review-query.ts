import { z } from "zod";
import { isPublicId } from "~/domain/ids/public-id";

export const REVIEW_LISTS = ["unused", "never", "administrators", "wide"] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];
export const UNUSED_DAYS = [30, 60, 90] as const;
export type ReviewQuery = { list: ReviewList; days: (typeof UNUSED_DAYS)[number] };

export function readReviewQuery(params: URLSearchParams): ReviewQuery {
  return {
    list: REVIEW_LISTS.find((one) => one === params.get("list")) ?? "unused",
    days: UNUSED_DAYS.find((one) => String(one) === params.get("days")) ?? 30,
  };
}

export const ReviewForm = z
  .object({ intent: z.literal("keep"), person: z.string().refine(isPublicId) })
  .strict();
