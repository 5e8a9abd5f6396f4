import type { ReactNode } from "react";

export type DescriptionItem = { label: string; value: ReactNode };

/** Label and value in two columns; one under the other where it is narrow. */
export function DescriptionList({ items }: { items: DescriptionItem[] }) {
  return (
    <dl className="@container flex flex-col">
      {items.map((item) => (
        <div
          key={item.label}
          className="grid gap-x-4 border-b border-line/70 py-1.5 last:border-b-0 @sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
        >
          <dt className="text-sm text-subtle">{item.label}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
