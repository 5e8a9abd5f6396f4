import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { useOverlays } from "./overlays";

export type ToastMessage = {
  title: ReactNode;
  text?: ReactNode;
  tone?: "ok" | "info" | "danger";
  /** One thing to do about it; "Undo" when no label is given. */
  action?: { label?: string; onClick: () => void };
  /** How long it stays. Default 6 s, with an action 10 s. */
  durationMs?: number;
};

/** A message on the page. */
export type ShownToast = ToastMessage & { id: number };
const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** Shows short messages about what was just done. Errors that need an answer belong into a Banner instead. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("ToastProvider is missing above this component");
  return show;
}

/** Stands once, in root. F8 moves the focus to the messages. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<ShownToast[]>([]);
  const lastId = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    lastId.current += 1;
    const id = lastId.current;
    setToasts((old) => [...old.slice(-2), { ...message, id }]);
  }, []);
  const remove = (id: number) => setToasts((old) => old.filter((toast) => toast.id !== id));
  const Stack = useOverlays(lastId.current > 0)?.ToastStack;
  return (
    <ToastContext.Provider value={show}>
      {children}
      {Stack && <Stack toasts={toasts} remove={remove} />}
    </ToastContext.Provider>
  );
}
