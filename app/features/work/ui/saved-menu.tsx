import { useFetcher, useLocation } from "@remix-run/react";
import { Bookmark, Trash2 } from "lucide-react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog, DialogClose } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Menu, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "~/ui/menu";
import { TextInput } from "~/ui/text-input";
import { filterOf } from "../list/record-query";

type Props = {
  saved: { id: string; name: string; query: string }[];
  path: string;
  /** The part of this list's address that says what is looked for. */
  filter?: (params: URLSearchParams) => string;
};

/** The viewer's own filters of this list: a filter is the address, kept under a name. */
export function SavedMenu({ saved, path, filter = filterOf }: Props) {
  const t = useT();
  const wire = useFetcher<{ ok?: boolean }>();
  const { search } = useLocation();
  const [naming, setNaming] = useState(false);
  const query = filter(new URLSearchParams(search));
  const action = `${path}?index`;
  return (
    <>
      <Menu trigger={<Button icon={<Bookmark size={16} />}>{t("work.saved")}</Button>}>
        {saved.length === 0 && <MenuLabel>{t("work.saved.none")}</MenuLabel>}
        {saved.map((one) => (
          <MenuLink key={one.id} to={`${path}?${one.query}`}>
            {one.name}
          </MenuLink>
        ))}
        <MenuSeparator />
        <MenuItem disabled={query === ""} onSelect={() => setNaming(true)}>
          {t("work.saved.save")}
        </MenuItem>
        {saved.map((one) => (
          <MenuItem
            key={one.id}
            icon={<Trash2 size={16} />}
            onSelect={() => wire.submit({ intent: "forget_filter", id: one.id }, { method: "post", action })}
          >
            {t("work.saved.forget", { name: one.name })}
          </MenuItem>
        ))}
      </Menu>
      <Dialog title={t("work.saved.save")} open={naming} onOpenChange={setNaming} size="sm">
        <wire.Form
          method="post"
          action={action}
          className="flex flex-col gap-4"
          onSubmit={() => setNaming(false)}
        >
          <input type="hidden" name="intent" value="save_filter" />
          <input type="hidden" name="query" value={query} />
          <Field label={t("work.saved.name")} required>
            <TextInput name="name" maxLength={60} required autoComplete="off" />
          </Field>
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button>{t("act.cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary">
              {t("act.save")}
            </Button>
          </div>
        </wire.Form>
      </Dialog>
    </>
  );
}
