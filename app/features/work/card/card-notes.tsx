import { useFetcher } from "@remix-run/react";
import { Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { IconButton } from "~/ui/icon-button";
import { Textarea } from "~/ui/textarea";
import { Time } from "~/ui/time";

type NoteView = { publicId: string; text: string; at: number; by: string | null; mine: number };
type Props = { notes: NoteView[]; mayNote: boolean };

/** What people wrote on the card, newest first, and a place to write. */
export function CardNotes({ notes, mayNote }: Props) {
  const t = useT();
  const wire = useFetcher<{ ok?: boolean }>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (wire.state === "idle" && wire.data?.ok) form.current?.reset();
  }, [wire.state, wire.data]);
  return (
    <Card title={t("card.notes")}>
      {mayNote && (
        <wire.Form id="note" ref={form} method="post" className="mb-3 flex flex-col items-start gap-2">
          <input type="hidden" name="intent" value="note" />
          <Field label={t("card.note_label")} hideLabel className="w-full">
            <Textarea name="text" rows={2} maxLength={5_000} required placeholder={t("card.note_label")} />
          </Field>
          <Button type="submit" size="sm" loading={wire.state !== "idle"}>
            {t("card.note_add")}
          </Button>
        </wire.Form>
      )}
      {notes.length === 0 && <p className="text-muted">{t("card.no_notes")}</p>}
      <ul className="flex flex-col gap-3">
        {notes.map((note) => (
          <li key={note.publicId} className="rounded-md bg-sunken px-3 py-2">
            <div className="flex items-start justify-between gap-2">
              <p className="min-w-0 break-words whitespace-pre-line">{note.text}</p>
              {note.mine === 1 && mayNote && (
                <wire.Form method="post">
                  <input type="hidden" name="note" value={note.publicId} />
                  <IconButton
                    type="submit"
                    size="sm"
                    name="intent"
                    value="note_delete"
                    label={t("card.note_delete")}
                    icon={<Trash2 size={14} />}
                  />
                </wire.Form>
              )}
            </div>
            <p className="text-xs text-subtle">
              {note.by ?? t("common.system")} {"\u00b7"} <Time at={note.at} as="dayAndTime" />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
