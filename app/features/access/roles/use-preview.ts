import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Preview } from "../preview";
import type { EditAnswer } from "./role-editor";

const PAUSE_MS = 350;

/** Asks what the form would change as soon as the person pauses; the last answer while there is something to save. */
export function usePreview(
  isChanged: boolean,
  key: string,
  form: React.RefObject<HTMLFormElement | null>,
): Preview | null {
  const fetcher = useFetcher<EditAnswer>({ key: "role-preview" });
  const submit = useRef(fetcher.submit);
  submit.current = fetcher.submit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what the form holds
  useEffect(() => {
    if (!isChanged) return;
    const timer = setTimeout(() => {
      if (form.current === null) return;
      const data = new FormData(form.current);
      data.set("intent", "preview");
      submit.current(data, { method: "post" });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isChanged, key, form]);
  return isChanged ? (fetcher.data?.preview ?? null) : null;
}
