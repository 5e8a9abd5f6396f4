import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/ui/button";

type Props = { fields: Record<string, string>; submit: string; children: ReactNode };

/** A form of one line with its button. */
export const QuickForm = ({ fields, submit, children }: Props) => (
  <Form method="post" className="flex max-w-md items-center gap-2">
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <div className="min-w-0 flex-1">{children}</div>
    <Button type="submit">{submit}</Button>
  </Form>
);
