import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import type { ShownType } from "./types-page";

/** A first question about a type, to be copied into a shell. */
export function Question({ type, origin }: { type: ShownType; origin: string }) {
  const t = useT();
  const { ownerAttribute, actions } = type;
  const properties = ownerAttribute === null ? {} : { properties: { [ownerAttribute]: "anna@example.com" } };
  const asked = {
    subject: { type: "user", id: "anna@example.com" },
    action: { name: actions[0]?.action ?? "read" },
    resource: { type: type.type, id: "101", ...properties },
  };
  const call = `curl ${origin}/access/v1/evaluation \\
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '${JSON.stringify(asked)}'`;
  return (
    <Card title={t("foreign.try")} className="mt-4">
      <pre className="font-mono text-sm whitespace-pre-wrap break-all">{call}</pre>
    </Card>
  );
}
