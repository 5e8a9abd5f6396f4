import { type ReactNode, useId } from "react";
import { cx } from "./cx";
import { Fieldset } from "./fieldset";

export type RadioCard = {
  value: string;
  title: ReactNode;
  /** One sentence: what choosing it does. */
  text?: ReactNode;
  /** Question and short answer, shown as lines under the text [FM-04]. */
  facts?: { label: string; value: ReactNode }[];
  icon?: ReactNode;
  disabled?: boolean;
};

type Props = {
  legend: ReactNode;
  name: string;
  cards: RadioCard[];
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
  hint?: ReactNode;
  error?: ReactNode | ReactNode[];
  required?: boolean;
  hideLegend?: boolean;
  id?: string;
  form?: string;
  columns?: 1 | 2 | 3;
};

const COLUMNS = { 1: "", 2: "@xl:grid-cols-2", 3: "@xl:grid-cols-3" };

/** One question, a few answers, each a card that says what follows from it. Arrow keys move as in any radio group. */
export function RadioCards({
  legend,
  name,
  cards,
  defaultValue,
  value,
  onChange,
  hint,
  error,
  required,
  hideLegend,
  id,
  form,
  columns = 1,
}: Props) {
  const ownId = useId();
  return (
    <Fieldset
      legend={legend}
      hint={hint}
      error={error}
      required={required}
      hideLegend={hideLegend}
      id={id}
      className="@container"
    >
      <div className={cx("grid gap-2", COLUMNS[columns])}>
        {cards.map((card) => (
          <label
            key={card.value}
            className="relative flex items-start gap-3 rounded-lg border border-edge/60 bg-surface p-3 transition-colors hover:border-edge has-checked:border-accent has-checked:bg-accent-soft/50 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring has-disabled:opacity-60"
          >
            <span className="flex h-5 items-center">
              <input
                type="radio"
                name={name}
                form={form}
                value={card.value}
                required={required}
                disabled={card.disabled}
                defaultChecked={value === undefined ? card.value === defaultValue : undefined}
                checked={value === undefined ? undefined : card.value === value}
                onChange={onChange && (() => onChange(card.value))}
                aria-labelledby={`${ownId}-${card.value}`}
                aria-describedby={`${ownId}-${card.value}-text`}
                className="gh-radio focus-visible:outline-none"
              />
            </span>
            <span className="min-w-0 flex-1">
              <span id={`${ownId}-${card.value}`} className="flex items-center gap-2 font-medium">
                {card.icon}
                {card.title}
              </span>
              <span id={`${ownId}-${card.value}-text`} className="block">
                {card.text && <span className="mt-0.5 block text-sm text-muted">{card.text}</span>}
                {card.facts && <Facts facts={card.facts} />}
              </span>
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}

function Facts({ facts }: { facts: NonNullable<RadioCard["facts"]> }) {
  return (
    <span className="mt-2 grid gap-x-4 gap-y-1 text-sm @md:grid-cols-2">
      {facts.map((fact) => (
        <span key={fact.label} className="flex min-w-0 gap-1.5">
          <span className="shrink-0 text-subtle">{fact.label}</span>
          <span className="min-w-0">{fact.value}</span>
        </span>
      ))}
    </span>
  );
}
