import { useCallback, useMemo, useState } from "react";
import { nobodyReceives, type WayOfWorking } from "~/domain/access";
import { fold } from "~/domain/text/fold";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { PageHeader } from "~/ui/page-header";
import { SearchInput } from "~/ui/search-input";
import { RoleRow } from "./role-row";
import {
  changesOf,
  type Drafts,
  draftOf,
  proposed,
  proposedForAdmins,
  withRole,
  withSwitch,
} from "./role-rows";
import { SaveBar } from "./save-bar";
import type { RoleChoice, WindowPerson } from "./window";
import { type WindowAnswer, WindowAnswers } from "./window-answers";

export type WindowView = {
  connection: { publicId: string; name: string };
  choices: RoleChoice[];
  people: WindowPerson[];
  strangers: string[];
  way: WayOfWorking | null;
};

/** The window "Select roles" [WZ-05]: everybody of a CRM; nothing is applied before Save [WZ-07]. */
export function WindowPage({ view, answer }: { view: WindowView; answer: WindowAnswer | undefined }) {
  const t = useT();
  const { connection, choices, people, way } = view;
  const [drafts, setDrafts] = useState<Drafts>(() =>
    way === null ? proposedForAdmins(people, choices) : proposed(way, people, choices),
  );
  const [query, setQuery] = useState("");
  const onRole = useCallback(
    (person: WindowPerson, role: string | null) => setDrafts((old) => withRole(old, person, role, choices)),
    [choices],
  );
  const onSwitch = useCallback(
    (person: WindowPerson, receives: boolean) => setDrafts((old) => withSwitch(old, person, receives)),
    [],
  );
  const nobody = nobodyReceives(people.map((person) => draftOf(drafts, person)));
  const wanted = useMemo(() => JSON.stringify(changesOf(drafts, people)), [drafts, people]);
  const fits = ({ name, department }: WindowPerson) =>
    fold(`${name} ${department ?? ""}`).includes(fold(query.trim()));
  return (
    <>
      <PageHeader
        back={{ to: "/settings/crm", label: t("nav.crm") }}
        title={t("act.choose_roles")}
        description={`${connection.name}. ${t("crm.window.lead")}`}
      />
      <div className="flex flex-col gap-3">
        <WindowAnswers answer={answer} />
        {way !== null && (
          <Banner>{t("crm.way.shown", { way: t(`first.${way}` as MessageKey), n: drafts.size })}</Banner>
        )}
        {nobody && (
          <Banner tone="warn" announce>
            {t("new_clients.nobody")}
          </Banner>
        )}
        <SearchInput
          label={t("channels.queue.find")}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <div className="rounded-lg border border-line bg-surface">
          <div className="hidden grid-cols-[13rem_minmax(0,1fr)_9rem] gap-4 border-b border-line px-4 py-2 text-sm text-subtle lg:grid">
            <span>{t("term.employee")}</span>
            <span>{t("role.chat")}</span>
            <span className="text-right">{t("switch.new_clients")}</span>
          </div>
          <ul>
            {people.map((person) => (
              <RoleRow
                key={person.publicId}
                person={person}
                draft={draftOf(drafts, person)}
                choices={choices}
                hidden={!fits(person)}
                onRole={onRole}
                onSwitch={onSwitch}
              />
            ))}
          </ul>
        </div>
        {view.strangers.length > 0 && (
          <p className="text-sm text-muted">{t("crm.strangers", { names: view.strangers.join(", ") })}</p>
        )}
        <SaveBar
          changes={drafts.size}
          wanted={wanted}
          answer={answer}
          onCancel={() => setDrafts(new Map())}
        />
      </div>
    </>
  );
}
