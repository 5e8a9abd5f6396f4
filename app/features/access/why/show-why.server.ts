import { can, scopeOf } from "~/domain/access";
import { listChannels } from "~db/queries/registries/channels";
import type { Needs } from "../../needs";
import { findByName } from "../../people/find-by-name.server";
import type { Changer } from "../changer";
import type { ToldCell } from "./told-cell";
import { type ChannelAnswer, whyChannel } from "./why-channel.server";
import { findWhyPerson, type WhyPerson } from "./why-person.server";
import type { WhyQuery } from "./why-query";
import { type SignInAnswer, whySignIn } from "./why-sign-in.server";
import { type Seers, whatReachesOthers, whoSeesChannel } from "./why-wide.server";

/** The access check: a person, a question, its answer. `lost`: the person is not within reach. */
export async function showWhy(needs: Needs, asker: Changer, query: WhyQuery) {
  const { accountId } = asker;
  const person = query.person === null ? null : await findWhyPerson(needs, asker, query.person);
  const [found, channels] = await Promise.all([
    findByName(needs, accountId, scopeOf(asker, "access.explain"), query.q),
    query.question === "cannot_sign_in" ? [] : listChannels(needs.db(accountId), accountId),
  ]);
  return {
    query,
    found,
    lost: query.person !== null && person === null,
    person: person === null ? null : shown(person),
    channels: channels.map(({ publicId, name }) => ({ publicId, name })),
    mayPreview: person !== null && can(asker, "access.preview_as", person.target),
    ...(await answerOf(needs, asker, query, person)),
  };
}
export type WhyData = Awaited<ReturnType<typeof showWhy>>;

const shown = ({ publicId, name, may, access }: WhyPerson) => ({
  publicId,
  name,
  may,
  isOwner: access.isOwner,
});

type Answers = {
  signIn: SignInAnswer | null;
  channel: ChannelAnswer | null;
  wide: ToldCell[] | null;
  seers: Seers | null;
};

async function answerOf(
  needs: Needs,
  asker: Changer,
  query: WhyQuery,
  person: WhyPerson | null,
): Promise<Answers> {
  const nothing = { signIn: null, channel: null, wide: null, seers: null };
  const { question, channel } = query;
  if (question === "sees_too_much")
    return {
      ...nothing,
      wide: person === null ? null : await whatReachesOthers(needs, asker, person),
      seers: channel === null ? null : await whoSeesChannel(needs, asker, channel),
    };
  if (person === null) return nothing;
  if (question === "cannot_sign_in") return { ...nothing, signIn: await whySignIn(needs, asker, person) };
  return { ...nothing, channel: channel === null ? null : await whyChannel(needs, asker, person, channel) };
}
