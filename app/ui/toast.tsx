import { CircleCheck, Info, OctagonAlert, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { openOverlays, useOverlays } from "./overlays";

export type ToastMessage = {
  title: ReactNode;
  text?: ReactNode;
  tone?: "ok" | "info" | "danger";
  /** One thing to do about it; "Undo" when no label is given. */
  action?: { label?: string; onClick: () => void };
  /** How long it stays. Default 6 s, with an action 10 s. */
  durationMs?: number;
};

type Shown = ToastMessage & { id: number };
const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** Shows short messages about what was just done. Errors that need an answer belong into a Banner instead. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("ToastProvider is missing above this component");
  return show;
}

const ICONS = {
  ok: <CircleCheck size={16} className="text-ok-ink" />,
  info: <Info size={16} className="text-info-ink" />,
  danger: <OctagonAlert size={16} className="text-refused-ink" />,
};

/** Stands once, in root. F8 moves the focus to the messages. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useT();
  const [toasts, setToasts] = useState<Shown[]>([]);
  const lastId = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    lastId.current += 1;
    const id = lastId.current;
    setToasts((old) => [...old.slice(-2), { ...message, id }]);
  }, []);
  const remove = (id: number) => setToasts((old) => old.filter((toast) => toast.id !== id));
  const Radix = useOverlays(lastId.current > 0)?.Toast;
  return (
    <ToastContext.Provider value={show}>
      {children}
      {Radix && (
        <Radix.Provider label={t("ui.notices")} swipeDirection="right">
          {toasts.map((toast) => (
            <ToastCard key={toast.id} toast={toast} remove={() => remove(toast.id)} />
          ))}
          <Radix.Viewport
            label={`${t("ui.notices")} ({hotkey})`}
            className="fixed right-4 bottom-4 z-50 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2 outline-none max-md:bottom-20"
          />
        </Radix.Provider>
      )}
    </ToastContext.Provider>
  );
}

function ToastCard({ toast, remove }: { toast: Shown; remove: () => void }) {
  const t = useT();
  const { Toast: Radix } = openOverlays();
  const { title, text, tone = "ok", action, durationMs } = toast;
  const label = action?.label ?? t("ui.undo");
  const button = action && (
    <Radix.Action asChild altText={label}>
      <Button size="sm" onClick={action.onClick}>
        {label}
      </Button>
    </Radix.Action>
  );
  return (
    <Radix.Root
      type={tone === "danger" ? "foreground" : "background"}
      duration={durationMs ?? (action ? 10_000 : 6000)}
      onOpenChange={(open) => !open && remove()}
      className="flex animate-rise items-start gap-2.5 rounded-lg bg-raised py-2.5 pr-2 pl-3 shadow-pop"
    >
      <span className="mt-0.5 shrink-0">{ICONS[tone]}</span>
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium">{title}</Radix.Title>
        {text && <Radix.Description className="text-sm text-muted">{text}</Radix.Description>}
        {text && button && <div className="mt-2">{button}</div>}
      </div>
      {!text && button}
      <Radix.Close asChild>
        <IconButton size="sm" label={t("ui.close")} icon={<X size={14} />} />
      </Radix.Close>
    </Radix.Root>
  );
}
