/** The gate: its sentences (semantics 12), sign-in, reset, set-up, account choice, recovery, and the IP allowlist (semantics 8). */
export const gate = {
  "gate.wrong": "Wrong email or password.",
  "gate.throttled": "Too many attempts. Try again in {n} min or reset the password.",
  "gate.second_factor": "This code is wrong or already used.",
  "gate.link_expired": "This link has expired or was already used. Ask for a new one.",
  "gate.no_account": "You are not a user of any company here.",
  "gate.unconfirmed": "Confirm your email first: we sent a letter to {email}.",
  "gate.blocked_until": "Your access is blocked until {date}. Contact: {name}.",
  "gate.blocked": "Your access is blocked. Contact: {name}.",
  "gate.inactive": "Your user account is deactivated. An administrator can switch it on.",
  "gate.limit":
    "Limit reached: {count} of {limit}. Access returns on {date}, or earlier if an administrator restores it.",
  "gate.limit_admin": "Limit reached: {count} of {limit}. An administrator can restore access.",
  "gate.archived": "This user account is in the archive. Contact: {name}.",
  "gate.lockdown": "Access was closed for safety. An administrator can open it again. Contact: {name}.",
  "gate.ip": "You cannot sign in from this address ({ip}).",
  "gate.ended": "An administrator ended this session.",
  "gate.expired": "The session has expired. What you typed is kept; sign in to go on.",
  "gate.down": "Signing in is not possible right now. Nothing is lost; try again in a minute.",
  "network.keep_own": "Add your current address {ip} first, or you will lose access.",
  "network.off": "The list is empty, so it is off: people can sign in from anywhere.",
} as const;
