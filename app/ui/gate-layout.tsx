import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark";
import { SkipLink } from "./skip-link";

type Props = {
  /** The company's name when it is known before signing in, else the product's. */
  company: string;
  title: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  children: ReactNode;
  /** Links under the card. */
  below?: ReactNode;
  languageSwitch?: ReactNode;
  themeToggle?: ReactNode;
  demo?: ReactNode;
  /** "md" for set-up and other longer forms. */
  size?: "sm" | "md";
};

/** Frame of the pages before the gate: one calm card, nothing that could distract or leak. */
export function GateLayout({
  company,
  title,
  lead,
  children,
  below,
  languageSwitch,
  themeToggle,
  demo,
  size = "sm",
}: Props) {
  return (
    <div className="flex min-h-dvh flex-col px-4">
      <SkipLink />
      <header className="flex h-14 items-center justify-between gap-2">
        <div className="min-w-0">{demo}</div>
        <div className="flex shrink-0 items-center gap-1">
          {languageSwitch}
          {themeToggle}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col items-center pt-[6vh] pb-16 outline-none">
        <div className={size === "sm" ? "w-full max-w-96" : "w-full max-w-xl"}>
          <div className="mb-6 flex items-center justify-center gap-2.5 text-md font-semibold">
            <BrandMark size={28} />
            <span className="min-w-0 truncate">{company}</span>
          </div>
          <section className="rounded-xl border border-line bg-surface p-6 shadow-xs max-sm:p-5">
            <h1 className="text-xl font-semibold">{title}</h1>
            {lead && <p className="mt-1 text-muted">{lead}</p>}
            <div className="mt-5">{children}</div>
          </section>
          {below && (
            <div className="mt-4 flex flex-wrap justify-center gap-x-4 gap-y-2 text-sm text-muted">
              {below}
            </div>
          )}
        </div>
      </main>
    </div>
  );
}
