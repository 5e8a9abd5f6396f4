import { getZodConstraint } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { CreateForm } from "~/features/newcomers/create-form";

test("the form marks what must be filled in [AU-04]", () => {
  const constraint = getZodConstraint(CreateForm);
  for (const name of ["name", "surname", "email", "role"] as const)
    expect(constraint[name]?.required, name).toBe(true);
  for (const name of ["phone", "password", "department"] as const)
    expect(constraint[name]?.required ?? false, name).toBe(false);
});
