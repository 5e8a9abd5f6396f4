import { Form } from "@remix-run/react";
import { SubmitButton } from "~/ui/submit-button";

/** A mend that is one click: posts to the page, which shows the new state. */
export function MendButton({ fields, children }: { fields: Record<string, string>; children: string }) {
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton size="sm" variant="secondary">
        {children}
      </SubmitButton>
    </Form>
  );
}
