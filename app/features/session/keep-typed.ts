import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { typeInto } from "~/ui/type-into";

/**
 * What was typed into a page survives a way through the gate: an expired session, or the password once more before a
 * sensitive act. Leaving a page stores its changed fields in this tab's own storage; a gate page marks them as worth
 * keeping; the same person's next visit to the same page puts them back. Anything else forgets them. Passwords and
 * files are never stored, and signing out clears the storage (first-minutes FM-09).
 */
const KEY = "gatehouse.typed";

type Kept = { who: string; path: string; passedGate: boolean; fields: KeptField[] };
type KeptField = { form: string; name: string; value: string; checked: boolean | null };

/** Once, around every page behind the gate. `who`: public id of the signed-in person. */
export function useKeptTyping(who: string): void {
  const { pathname } = useLocation();
  useEffect(() => {
    const kept = read();
    if (kept?.passedGate && kept.who === who && kept.path === pathname) return giveBack(kept.fields);
    forget();
  }, [who, pathname]);
  useEffect(() => {
    const leave = () => {
      const fields = [...document.querySelectorAll("form")].flatMap(changedFields);
      if (fields.length > 0) write({ who, path: location.pathname, passedGate: false, fields });
    };
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [who]);
}

/** On the pages of the gate: what the page before stored is wanted again. */
export function useKeepThrough(): void {
  useEffect(() => {
    const kept = read();
    if (kept !== null) write({ ...kept, passedGate: true });
  }, []);
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const controlsOf = (form: HTMLFormElement) =>
  [...form.querySelectorAll("input, textarea, select")] as unknown as Control[];
const NEVER = new Set(["password", "file", "hidden", "submit", "button"]);

function changedFields(form: HTMLFormElement): KeptField[] {
  return controlsOf(form).flatMap((control) => {
    if (control.name === "" || NEVER.has(control.type) || !isChanged(control)) return [];
    const checked = isTick(control) ? control.checked : null;
    return [{ form: form.id, name: control.name, value: control.value, checked }];
  });
}

function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some((option) => option.selected !== option.defaultSelected);
  return isTick(control)
    ? control.checked !== control.defaultChecked
    : control.value !== control.defaultValue;
}

const isTick = (control: Control): control is HTMLInputElement =>
  control.type === "checkbox" || control.type === "radio";

/** Now where the form stands on the page; later, when a dialog with the form is opened. */
function giveBack(fields: KeptField[]): () => void {
  let left = fields;
  const fill = () => {
    left = left.filter((field) => !fillOne(field));
    if (left.length === 0) forget();
  };
  fill();
  document.addEventListener("focusin", fill);
  return () => document.removeEventListener("focusin", fill);
}

function fillOne({ form, name, value, checked }: KeptField): boolean {
  const found = [...document.querySelectorAll(`form[id="${CSS.escape(form)}"]`)]
    .flatMap((element) => controlsOf(element as HTMLFormElement))
    .find((control) => control.name === name && (checked === null || control.value === value));
  if (found === undefined) return false;
  if (isTick(found)) {
    if (found.checked !== checked) found.click();
  } else if (found instanceof HTMLSelectElement) {
    found.value = value;
    found.dispatchEvent(new Event("change", { bubbles: true }));
  } else typeInto(found, value);
  return true;
}

function read(): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

function write(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is full or switched off: what was typed is lost, as in any page.
  }
}

const forget = () => sessionStorage.removeItem(KEY);
