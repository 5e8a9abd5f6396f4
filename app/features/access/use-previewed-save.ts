import { useFetcher, useSubmit } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { Preview } from "./preview";
import type { AccessRefusal } from "./refusals";

const PAUSE_MS = 350;

/** What a form that changes rights is answered; `ask`: nothing is saved yet, the change needs a second look (FM-12). */
export type PreviewAnswer = { preview?: Preview; ask?: Preview; refusal?: AccessRefusal };

type Watched = {
  /** Of the form, unique on its page. */
  name: string;
  /** Is there something to save? */
  isChanged: boolean;
  /** Stands for what the form holds. */
  key: string;
  /** What the form holds; null while it is not there. */
  read: () => FormData | null;
  /** The form's `intent` for looking only. */
  intent?: string;
  answer: PreviewAnswer | undefined;
};

/**
 * Says what a form would change as soon as the person pauses, and asks before a save when the server wants a second look:
 * more than ten people, an open page lost, records left to Administrators alone (FM-12).
 */
export function usePreviewedSave({ name, isChanged, key, read, intent = "preview", answer }: Watched) {
  const fetcher = useFetcher<PreviewAnswer>({ key: `${name}-preview` });
  const submit = useSubmit();
  const latest = useRef({ look: fetcher.submit, read });
  latest.current = { look: fetcher.submit, read };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what the form holds
  useEffect(() => {
    if (!isChanged) return;
    const timer = setTimeout(() => {
      const data = latest.current.read();
      if (data === null) return;
      data.set("intent", intent);
      latest.current.look(data, { method: "post" });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isChanged, key, intent]);
  const [asking, setAsking] = useState<Preview | null>(null);
  useEffect(() => setAsking(answer?.ask ?? null), [answer]);
  const send = (confirmed: boolean) => {
    const data = read();
    if (data === null) return;
    if (confirmed) data.set("confirmed", "yes");
    setAsking(null);
    submit(data, { method: "post", preventScrollReset: true });
  };
  return {
    preview: isChanged ? (fetcher.data?.preview ?? null) : null,
    /** Why the change would be refused. */
    refusal: isChanged ? (fetcher.data?.refusal ?? null) : null,
    asking,
    cancel: () => setAsking(null),
    save: () => send(false),
    confirm: () => send(true),
  };
}
