import { CircleCheck, Info, OctagonAlert, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { useT } from "~/i18n/react";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import type { ShownToast } from "./toast";

const ICONS = {
  ok: <CircleCheck size={16} className="text-ok-ink" />,
  info: <Info size={16} className="text-info-ink" />,
  danger: <OctagonAlert size={16} className="text-refused-ink" />,
};

/** The messages in their corner, newest last. */
export function ToastStack({ toasts, remove }: { toasts: ShownToast[]; remove: (id: number) => void }) {
  const t = useT();
  return (
    <Radix.Provider label={t("ui.notices")} swipeDirection="right">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} remove={() => remove(toast.id)} />
      ))}
      <Radix.Viewport
        label={`${t("ui.notices")} ({hotkey})`}
        className="fixed right-4 bottom-4 z-50 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2 outline-none max-md:bottom-20"
      />
    </Radix.Provider>
  );
}

function ToastCard({ toast, remove }: { toast: ShownToast; remove: () => void }) {
  const t = useT();
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
