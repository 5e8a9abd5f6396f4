import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";

export const REVIEW_LISTS = ["unused", "never", "administrators", "wide", "idle", "mine"] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];
export const UNUSED_DAYS = [30, 60, 90] as const;
export type ReviewDays = (typeof UNUSED_DAYS)[number];
export type ReviewQuery = { list: ReviewList; days: ReviewDays };

export const readDays = (params: URLSearchParams): ReviewDays =>
  UNUSED_DAYS.find((one) => String(one) === params.get("days")) ?? 30;

export function readReviewQuery(params: URLSearchParams): ReviewQuery {
  return {
    list: REVIEW_LISTS.find((one) => one === params.get("list")) ?? "unused",
    days: readDays(params),
  };
}

const Id = z.string().refine(isPublicId);

/** What is done in a review: a person's access kept as it is, one grant kept, or somebody asked to look. */
export const ReviewForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("keep"), person: Id }).strict(),
  z.object({ intent: z.literal("keep_grant"), person: Id, grant: z.string().min(1).max(64) }).strict(),
  z.object({ intent: z.literal("assign"), person: Id, reviewer: z.union([z.literal(""), Id]) }).strict(),
]);

/** Status of each answer. */
export const REVIEW_STATUS = {
  kept: 200,
  assigned: 200,
  unassigned: 200,
  not_found: 404,
  not_allowed: 403,
  conflict: 409,
} as const;
export type ReviewOutcome = keyof typeof REVIEW_STATUS;
