import { useLocation } from "@remix-run/react";
import { Download } from "lucide-react";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";

/** The way from a list to its file: the filters go along, the place in the list does not. */
export function ExportLink({ path }: { path: string }) {
  const t = useT();
  const params = new URLSearchParams(useLocation().search);
  for (const name of ["before", "after", "cols", "handed", "deleted"]) params.delete(name);
  const query = params.size === 0 ? "" : `?${params}`;
  return (
    <ButtonLink to={`/export${path}${query}`} icon={<Download size={16} />}>
      {t("take.button")}
    </ButtonLink>
  );
}
