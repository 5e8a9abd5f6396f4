/** The hasher's queue is full. The page says so and asks to try again; the throttle token is refunded. */
export class HasherBusy extends Error {
  override readonly name = "HasherBusy";
  constructor(readonly retryAfterSeconds: number) {
    super("the hasher is busy");
  }
}

export type HasherClient = {
  /** A PHC string for a new password of 2 to 1,024 bytes. @throws HasherBusy */
  hash(password: string): Promise<string>;
  /**
   * Whether the password fits. `null` stands for "no such person" and takes the same time (ASVS 6.3.8).
   * `stale` asks to hash a right password anew. @throws HasherBusy
   */
  verify(password: string, hash: string | null): Promise<{ ok: boolean; stale: boolean }>;
};

/** The only place that knows how the hasher is asked. */
export function hasherClient(binding: Fetcher): HasherClient {
  return {
    hash: async (password) => (await ask<{ hash: string }>(binding, "hash", { password })).hash,
    verify: (password, hash) => ask(binding, "verify", { password, hash }),
  };
}

type Question = { password: string; hash?: string | null };

async function ask<Answer>(binding: Fetcher, verb: "hash" | "verify", question: Question): Promise<Answer> {
  // Above the hasher's cap every password is refused alike: no need to carry a megabyte there.
  const body = { ...question, password: question.password.slice(0, 1025) };
  const response = await binding.fetch(`https://hasher/${verb}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  if (response.status === 503) throw new HasherBusy(Number(response.headers.get("Retry-After") ?? 2));
  if (!response.ok) throw new Error(`the hasher answered ${response.status} to ${verb}`);
  return response.json<Answer>();
}
