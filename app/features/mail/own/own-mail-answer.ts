import type { SubmissionResult } from "@conform-to/react";

/** What a form of the page My mail is answered. */
export type OwnMailAnswer = {
  ok: boolean;
  said?: "saved" | "asked" | "dropped" | "test" | "throttled" | "conflict";
  result?: SubmissionResult<string[]>;
};
