import { useT } from "~/i18n/react";
import type { DemoSignIn } from "./list-demo-sign-ins.server";

type Props = { signIns: DemoSignIn[]; onPick: (signIn: DemoSignIn) => void };

/** The people of the demo company: a click fills in the form. */
export function DemoSignIns({ signIns, onPick }: Props) {
  const t = useT();
  if (signIns.length === 0) return null;
  return (
    <section className="mt-6 border-t border-line pt-4">
      <h2 className="text-sm font-semibold">{t("login.demo")}</h2>
      <p className="text-sm text-muted">{t("login.demo_hint")}</p>
      <ul className="mt-2 grid gap-0.5 sm:grid-cols-2">
        {signIns.map((signIn) => (
          <li key={signIn.email}>
            <button
              type="button"
              onClick={() => onPick(signIn)}
              className="min-h-8 w-full truncate rounded-md px-2 text-left text-sm hover:bg-hover pointer-coarse:min-h-11"
            >
              {signIn.email}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
