import { useFetcher } from "@remix-run/react";
import { X } from "lucide-react";
import { useId, useState } from "react";
import { useT } from "~/i18n/react";
import { cx } from "~/ui/cx";
import { IconButton } from "~/ui/icon-button";
import { TextInput } from "~/ui/text-input";

export type Picked = { id: string; name: string };
type Found = Picked & { note: string };
type Props = {
  /** What is looked for; the answer holds only what the viewer may see. */
  of: "colleague" | "contact" | "company" | "deal";
  /** Another address that answers alike, up to its last `?` or `&`. */
  from?: string;
  name: string;
  first: Picked | null;
  /** Id, form and aria attributes from the field around. */
  id?: string;
  form?: string;
  /** The list pushes what follows down instead of lying over it: inside a dialog, which would clip it. */
  inline?: boolean;
  onPick?: (picked: Picked | null) => void;
};

/** Finds one record or colleague by name: a combobox whose choice is posted by its public id (ARIA APG, "list autocomplete"). */
export function RecordPicker({
  of,
  from = `/find/records?of=${of}&`,
  name,
  first,
  id,
  form,
  inline,
  onPick,
}: Props) {
  const t = useT();
  const listId = useId();
  const wire = useFetcher<{ found: Found[] }>();
  const [picked, setPicked] = useState(first);
  const [text, setText] = useState(first?.name ?? "");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = wire.data?.found ?? [];
  const ask = (q: string) => wire.load(`${from}q=${encodeURIComponent(q)}`);
  const pick = (one: Picked | null) => {
    setPicked(one);
    setText(one?.name ?? "");
    setOpen(false);
    onPick?.(one);
  };
  return (
    <div className="relative">
      <input type="hidden" name={name} value={picked?.id ?? ""} form={form} />
      <TextInput
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        placeholder={t("work.picker.hint")}
        value={text}
        onFocus={() => {
          ask("");
          setAt(0);
          setOpen(true);
        }}
        onBlur={() => pick(text.trim() === "" ? null : picked)}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
          setOpen(true);
          ask(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            const step = event.key === "ArrowDown" ? 1 : -1;
            setAt((found.length + at + step) % Math.max(found.length, 1));
          } else if (event.key === "Enter" && open) {
            event.preventDefault();
            pick(found[at] ?? picked);
          } else if (event.key === "Escape" && open) {
            event.stopPropagation();
            setOpen(false);
          }
        }}
        trailing={
          picked && (
            <IconButton
              size="sm"
              label={t("work.picker.clear", { name: picked.name })}
              icon={<X size={14} />}
              onClick={() => pick(null)}
            />
          )
        }
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t("work.picker.hint")}
        className={cx(
          "mt-1 max-h-60 overflow-y-auto rounded-lg bg-raised p-1",
          inline ? "border border-line" : "absolute inset-x-0 top-full z-30 shadow-pop",
          (!open || wire.data === undefined) && "hidden",
        )}
      >
        {found.map((one, index) => (
          <div
            key={one.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(one);
            }}
            className={cx("cursor-default rounded-md px-2 py-1.5", index === at && "bg-hover")}
          >
            {one.name} {one.note && <span className="text-sm text-subtle">{one.note}</span>}
          </div>
        ))}
        {found.length === 0 && <p className="px-2 py-1.5 text-muted">{t("common.nothing_found")}</p>}
      </div>
    </div>
  );
}
