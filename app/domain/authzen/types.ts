/** Types that questions may name without being registered: Gatehouse's own things. */
export const OWN_TYPES = ["deal", "contact", "company", "task", "conversation", "channel", "user"] as const;
export type OwnType = (typeof OWN_TYPES)[number];
export const isOwnType = (type: string): type is OwnType => (OWN_TYPES as readonly string[]).includes(type);

/** How a registered type may be called. */
export const TYPE_NAME = /^[a-z][a-z0-9_.:-]{0,63}$/;
export const MOST_ACTIONS = 200;
