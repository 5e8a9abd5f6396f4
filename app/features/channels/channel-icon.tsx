import { FileText, Globe, Mail, MessageCircle, Phone, Send, Webhook } from "lucide-react";
import type { ChannelKind, ChannelStatus } from "~/domain/channels/channels";
import { useT } from "~/i18n/react";
import { StatusDot } from "~/ui/badge";

const ICONS = {
  site_widget: Globe,
  telegram: Send,
  whatsapp: MessageCircle,
  phone: Phone,
  mail: Mail,
  web_form: FileText,
  webhook: Webhook,
} satisfies Record<ChannelKind, typeof Globe>;

export function ChannelIcon({ kind, size = 16 }: { kind: ChannelKind; size?: number }) {
  const Icon = ICONS[kind];
  return <Icon size={size} aria-hidden="true" className="shrink-0 text-muted" />;
}

const TONE = { connected: "ok", paused: "held", off: "neutral" } as const;

export function ChannelState({ status }: { status: ChannelStatus }) {
  const t = useT();
  return (
    <StatusDot tone={TONE[status]} hollow={status === "off"}>
      {t(`channel.status.${status}`)}
    </StatusDot>
  );
}
