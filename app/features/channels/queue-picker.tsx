import { Form } from "@remix-run/react";
import { useState } from "react";
import { fold } from "~/domain/text/fold";
import { useT } from "~/i18n/react";
import { Checkbox } from "~/ui/checkbox";
import { SearchInput } from "~/ui/search-input";
import { SubmitButton } from "~/ui/submit-button";

type Props = {
  people: { publicId: string; name: string; department: string | null }[];
  queue: string[];
  /** Another list of people than a queue: its intent, and whose words. */
  intent?: string;
  words?: "queue" | "structure";
};

/** Everybody with a box; the search hides rows, it takes nobody out. */
export function QueuePicker({ people, queue, intent = "queue", words = "queue" }: Props) {
  const t = useT();
  const [query, setQuery] = useState("");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(queue));
  const fits = (text: string) => fold(text).includes(fold(query.trim()));
  const toggle = (id: string, on: boolean) =>
    setTicked((old) => new Set(on ? [...old, id] : [...old].filter((one) => one !== id)));
  const sorted = [...people].sort((a, b) => rank(queue, a) - rank(queue, b));
  return (
    <Form method="post" className="flex max-w-md flex-col gap-3">
      <input type="hidden" name="intent" value={intent} />
      <SearchInput
        label={t(words === "queue" ? "channels.queue.find" : "structure.find")}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <ul className="max-h-80 overflow-y-auto rounded-lg border border-line py-1">
        {sorted.map(({ publicId, name, department }) => (
          <li key={publicId} hidden={!fits(`${name} ${department ?? ""}`)} className="px-3 py-1.5">
            <Checkbox
              name="person"
              value={publicId}
              checked={ticked.has(publicId)}
              onChange={(event) => toggle(publicId, event.currentTarget.checked)}
              label={
                <>
                  {name} {department && <span className="text-sm text-subtle">{department}</span>}
                </>
              }
            />
          </li>
        ))}
      </ul>
      <div className="flex items-center justify-between gap-3">
        <p className="text-sm text-muted">
          {t(words === "queue" ? "channels.queue.size" : "structure.members", { n: ticked.size })}
        </p>
        <SubmitButton variant="secondary">
          {t(words === "queue" ? "channels.queue.save" : "act.save")}
        </SubmitButton>
      </div>
    </Form>
  );
}

/** Who is in the queue stands first. */
const rank = (queue: string[], { publicId }: { publicId: string }) => (queue.includes(publicId) ? 0 : 1);
