import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Checkbox } from "~/ui/checkbox";
import { SubmitButton } from "~/ui/submit-button";

type Props = {
  departments: { publicId: string; name: string; isPreselected: boolean }[];
  mayEdit: boolean;
};

/** Departments whose invitations have the channel ticked beforehand [FM-11]. */
export function DepartmentPicker({ departments, mayEdit }: Props) {
  const t = useT();
  return (
    <Form method="post" className="flex max-w-md flex-col gap-3">
      <input type="hidden" name="intent" value="departments" />
      <ul className="flex flex-col gap-2">
        {departments.map(({ publicId, name, isPreselected }) => (
          <li key={`${publicId} ${isPreselected}`}>
            <Checkbox
              name="department"
              value={publicId}
              label={name}
              defaultChecked={isPreselected}
              disabled={!mayEdit}
            />
          </li>
        ))}
      </ul>
      {mayEdit && (
        <div>
          <SubmitButton variant="secondary">{t("act.save")}</SubmitButton>
        </div>
      )}
    </Form>
  );
}
