import { useSearchParams } from "@remix-run/react";
import { Download } from "lucide-react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button, ButtonLink } from "~/ui/button";
import { Menu, MenuLink } from "~/ui/menu";

const FORMATS = [
  ["csv", "log.export_csv"],
  ["csv_semicolon", "authlog.export.csv_semicolon"],
  ["xlsx", "log.export_xlsx"],
] as const;

/** Exactly what is filtered, as a file: of the authorization log, or of another list whose export stands at `path`. */
export function ExportMenu({ path = "/log/export" }: { path?: string }) {
  const t = useT();
  const [params] = useSearchParams();
  return (
    <Menu trigger={<Button icon={<Download size={16} />}>{t("authlog.export")}</Button>}>
      {FORMATS.map(([format, words]) => (
        <MenuLink key={format} to={exportTo(path, params, format)} reloadDocument>
          {t(words)}
        </MenuLink>
      ))}
    </Menu>
  );
}

/** Asked for before the password was entered again: now it can be fetched. */
export function DownloadNotice({ path = "/log/export" }: { path?: string }) {
  const t = useT();
  const [params] = useSearchParams();
  const wanted = FORMATS.find(([format]) => format === params.get("download"));
  if (wanted === undefined) return null;
  const [format, words] = wanted;
  return (
    <Banner
      tone="ok"
      className="mb-4"
      action={
        <ButtonLink to={exportTo(path, params, format)} reloadDocument icon={<Download size={16} />}>
          {t("act.download")}
        </ButtonLink>
      }
    >
      {t(words)}
    </Banner>
  );
}

function exportTo(path: string, params: URLSearchParams, format: string): string {
  const wanted = new URLSearchParams(params);
  for (const name of ["before", "after", "row", "view", "download"]) wanted.delete(name);
  wanted.set("format", format);
  return `${path}?${wanted}`;
}
