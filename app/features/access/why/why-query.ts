import { isPublicId } from "~/domain/ids/public-id";

/** The causes that troubleshooting asks about; each has an answer with a mend [MC-74…80, MC-84…86]. */
export const QUESTIONS = ["cannot_sign_in", "no_source", "sees_too_much"] as const;
export type Question = (typeof QUESTIONS)[number];

export type WhyQuery = {
  q: string;
  person: string | null;
  question: Question;
  channel: string | null;
};

/** What the address asks; whatever is not an id or a question is left out. */
export function readWhyQuery(params: URLSearchParams): WhyQuery {
  const id = (name: string) => {
    const value = params.get(name) ?? "";
    return isPublicId(value) ? value : null;
  };
  return {
    q: (params.get("q") ?? "").slice(0, 100),
    person: id("person"),
    question: QUESTIONS.find((one) => one === params.get("question")) ?? "cannot_sign_in",
    channel: id("channel"),
  };
}

export function whyLink(query: { person?: string | null; question?: Question; channel?: string | null }) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) params.set(name, value);
  return `/settings/access/why?${params}`;
}
