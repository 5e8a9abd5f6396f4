import * as z from "zod";

/** The information model of AuthZEN 1.0 (section 5). Unknown fields are ignored, as the specification asks. */
const text = z.string().min(1).max(2_000);
const Properties = z.record(z.string(), z.unknown()).optional();

export const Subject = z.object({ type: text, id: text, properties: Properties });
export type Subject = z.output<typeof Subject>;
export const Action = z.object({ name: text, properties: Properties });
export const Resource = z.object({ type: text, id: text, properties: Properties });
export const Context = z.record(z.string(), z.unknown()).optional();

export const Evaluation = z.object({
  subject: Subject,
  action: Action,
  resource: Resource,
  context: Context,
});
export type Evaluation = z.output<typeof Evaluation>;

export const SEMANTICS = ["execute_all", "deny_on_first_deny", "permit_on_first_permit"] as const;
export type Semantic = (typeof SEMANTICS)[number];

/** Evaluations of one message: what each leaves out comes from the top. Checked one by one, each to its own answer. */
export const Evaluations = z.object({
  subject: z.unknown().optional(),
  action: z.unknown().optional(),
  resource: z.unknown().optional(),
  context: z.unknown().optional(),
  evaluations: z.array(z.record(z.string(), z.unknown())).max(1_000).optional(),
  options: z.looseObject({ evaluations_semantic: z.enum(SEMANTICS).default("execute_all") }).optional(),
});

const Page = z.object({
  token: z.string().max(4_000).optional(),
  limit: z.number().int().min(1).max(1_000).optional(),
});
const page = Page.optional();
const Anything = z.object({ type: text, id: z.unknown().optional(), properties: Properties });

export const SubjectSearch = z.object({
  subject: Anything,
  action: Action,
  resource: Resource,
  context: Context,
  page,
});
export const ResourceSearch = z.object({
  subject: Subject,
  action: Action,
  resource: Anything,
  context: Context,
  page,
});
export const ActionSearch = z.object({ subject: Subject, resource: Resource, context: Context, page });
export type PageWanted = z.output<typeof page>;

/**
 * How a question calls its subject, the surest first: by the id, else by `email` or `external_id` of its properties.
 * Properties are the caller's word (5.1.1); what someone is and may comes from the directory alone.
 */
export const namesOf = ({ id, properties = {} }: Subject): string[] =>
  [id, properties.email, properties.external_id].filter((name) => typeof name === "string");

/** Whence the subject comes, as text: `ip` of the context, else `ip_address` of the subject's properties. */
export function addressOf(subject: unknown, context: Record<string, unknown> | undefined): string | null {
  const told = context?.ip ?? (subject as Partial<Subject> | undefined)?.properties?.ip_address;
  return typeof told === "string" ? told : null;
}

/** The first thing that is wrong, in one sentence: "subject.id: …". */
export function firstProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  const at = issue?.path.join(".") || "body";
  return `${at}: ${issue?.message ?? "not as it should be"}`;
}
