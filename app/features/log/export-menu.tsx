import { useSearchParams } from "@remix-run/react";
import { Download } from "lucide-react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Menu, MenuLink } from "~/ui/menu";

const FORMATS = [
  ["csv", "log.export_csv"],
  ["csv_semicolon", "authlog.export.csv_semicolon"],
  ["xlsx", "log.export_xlsx"],
] as const;

/** Exactly what is filtered, as a file. */
export function ExportMenu() {
  const t = useT();
  const [params] = useSearchParams();
  const to = (format: string) => {
    const wanted = new URLSearchParams(params);
    for (const name of ["before", "after", "row", "view"]) wanted.delete(name);
    wanted.set("format", format);
    return `/log/export?${wanted}`;
  };
  return (
    <Menu trigger={<Button icon={<Download size={16} />}>{t("authlog.export")}</Button>}>
      {FORMATS.map(([format, words]) => (
        <MenuLink key={format} to={to(format)} reloadDocument>
          {t(words)}
        </MenuLink>
      ))}
    </Menu>
  );
}
