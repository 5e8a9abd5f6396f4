import { said } from "~/i18n/said";
import type { Acting } from "../../acting";
import type { Needs } from "../../needs";
import { forgetType, registerType } from "../register-type.server";
import { type Row, readTypeForm, rowsOf, type TypeErrors } from "./type-form";

export type TypeAnswer = {
  said?: "saved" | "forgotten" | "conflict";
  errors?: TypeErrors;
  /** What was typed, to be kept in a refused form. */
  typed?: { type: string; ownerAttribute: string; departmentAttribute: string; rows: Row[] };
};
type Answer = { status: number; body: TypeAnswer };

/** The two acts of the page: register a type or say it anew, and forget one. */
export async function answerType(needs: Needs, acting: Acting, form: FormData): Promise<Answer> {
  const text = (name: string) => String(form.get(name) ?? "");
  if (text("intent") === "forget") {
    const outcome = await forgetType(needs, acting, text("type"));
    if (outcome.ok) return { status: 200, body: { said: "forgotten" } };
    return { status: outcome.refusal === "not_found" ? 404 : 409, body: { said: "conflict" } };
  }
  if (text("intent") !== "save") return { status: 400, body: {} };
  const typed = {
    type: text("type"),
    ownerAttribute: text("ownerAttribute"),
    departmentAttribute: text("departmentAttribute"),
    rows: rowsOf(form),
  };
  const read = readTypeForm(form);
  if ("errors" in read) return { status: 400, body: { errors: read.errors, typed } };
  const outcome = await registerType(needs, acting, read.fields);
  if (outcome.ok) return { status: 200, body: { said: "saved" } };
  if (outcome.refusal === "full")
    return { status: 409, body: { errors: { type: said("foreign.full") }, typed } };
  return { status: 409, body: { said: "conflict", typed } };
}
