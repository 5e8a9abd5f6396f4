/** Kinds of channel (BX-01); the Russian interface calls a channel a source. */
export const CHANNEL_KINDS = [
  "site_widget",
  "telegram",
  "whatsapp",
  "phone",
  "mail",
  "web_form",
  "webhook",
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** `paused` takes no new chats, `off` gives nothing to its queue either; both keep settings and history. */
export const CHANNEL_STATUSES = ["connected", "paused", "off"] as const;
export type ChannelStatus = (typeof CHANNEL_STATUSES)[number];

/** Channels of one company. */
export const MOST_CHANNELS = 200;
