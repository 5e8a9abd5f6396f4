import { useNavigation } from "@remix-run/react";
import { Button, type ButtonProps } from "./button";

type Props = Omit<ButtonProps, "type" | "loading"> & {
  /** Set by forms of a fetcher: `fetcher.state !== "idle"`. */
  pending?: boolean;
};

/**
 * Submits the form around it and shows that it is under way. With `name` and `value` (as `intent`) only the button
 * that was pressed shows it.
 */
export function SubmitButton({ pending, variant = "primary", name, value, ...rest }: Props) {
  const navigation = useNavigation();
  const posting = navigation.state !== "idle" && navigation.formMethod?.toUpperCase() === "POST";
  const mine = name === undefined || navigation.formData?.get(name) === value;
  return (
    <Button
      {...rest}
      name={name}
      value={value}
      type="submit"
      variant={variant}
      loading={pending ?? (posting && mine)}
    />
  );
}
