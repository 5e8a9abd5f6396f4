import {
  Activity,
  BriefcaseBusiness,
  Building,
  Building2,
  CircleHelp,
  Code,
  ContactRound,
  FileText,
  Handshake,
  History,
  House,
  KeyRound,
  ListChecks,
  MessagesSquare,
  MonitorSmartphone,
  Network,
  ScrollText,
  ShieldCheck,
  UserPlus,
  UserRound,
  Users,
  UsersRound,
} from "lucide-react";

const ICONS: Record<string, typeof House> = {
  today: House,
  deals: BriefcaseBusiness,
  contacts: ContactRound,
  companies: Building,
  users: Users,
  invite: UserPlus,
  add_user: UserPlus,
  import_users: UsersRound,
  activity: Activity,
  log: ScrollText,
  company: Building2,
  departments: UsersRound,
  channels: MessagesSquare,
  crm: Handshake,
  security: ShieldCheck,
  network: Network,
  roles: ListChecks,
  access: KeyRound,
  why: CircleHelp,
  review: ListChecks,
  api: Code,
  audit: History,
  notice: FileText,
  profile: UserRound,
  sessions: MonitorSmartphone,
  recorded: FileText,
};

/** The sign of a page, the same in every menu. */
export function PageIcon({ id, size = 18 }: { id: string; size?: number }) {
  const Icon = ICONS[id] ?? FileText;
  return <Icon size={size} aria-hidden="true" />;
}
