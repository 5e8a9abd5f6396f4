import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";

/** The answer to "This wasn't me" for somebody whose own session goes on. */
export function NotMeNotice({ kind, email }: { kind: string; email: string }) {
  const t = useT();
  const isDone = kind === "reported";
  return (
    <Banner
      announce
      className="mb-4"
      tone={isDone ? "ok" : "danger"}
      title={isDone ? t("authlog.not_me.done", { email }) : t("error.conflict")}
    />
  );
}
